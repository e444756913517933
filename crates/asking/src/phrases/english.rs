//! English phrases; only the table.

use super::{Daytime, MonthPart, Pronoun, Sense, Talk, When};
use crate::{Asks, How, Part};

/// Names of days and months, read as dates elsewhere; they show that a sentence is English.
pub const DATES: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april \
     june july august september october november december mon tues wed fri days weeks months division";

/// What each phrase says; alternatives are set apart by `|`.
pub const PHRASES: &[(Sense, &str)] = &[
    (Sense::When(When::Day(0)), "today|2day"),
    (Sense::When(When::Day(1)), "tomorrow|tmr|tmrw|2moro|2morrow|tomoro|tmw"),
    (Sense::When(When::Day(2)), "the day after tomorrow|day after tomorrow"),
    (Sense::When(When::Day(-1)), "yesterday"),
    (Sense::When(When::Day(-2)), "the day before yesterday|day before yesterday"),
    (Sense::When(When::Week(0)), "rest of the week|rest of this week|this week|week|current week|the week"),
    (Sense::When(When::Week(1)), "next week|the coming week|following week|the following week|coming week"),
    (Sense::When(When::Week(2)), "the week after next|week after next"),
    (Sense::When(When::Week(-1)), "last week|past week|previous week"),
    (Sense::When(When::WeekEnd(0)), "weekend|the weekend|this weekend"),
    (Sense::When(When::WeekEnd(1)), "next weekend"),
    (Sense::When(When::WeekEnd(-1)), "last weekend"),
    (
        Sense::When(When::Month(0)),
        "rest of the month|rest of this month|this month|month|the month|current month",
    ),
    (Sense::When(When::Month(1)), "next month|the coming month"),
    (Sense::When(When::Month(-1)), "last month|previous month"),
    (
        Sense::When(When::PartOfMonth(MonthPart::First, 0)),
        "beginning of the month|start of the month|early this month|beginning of this month",
    ),
    (
        Sense::When(When::PartOfMonth(MonthPart::Middle, 0)),
        "middle of the month|mid month|middle of this month",
    ),
    (
        Sense::When(When::PartOfMonth(MonthPart::Last, 0)),
        "end of the month|end of this month|late this month|month end",
    ),
    (Sense::When(When::Year(0)), "this year"),
    (Sense::When(When::Coming), "coming up|upcoming|soon|next"),
    (
        Sense::How(How::Next),
        "next meeting|next one|my next|next item|next event|what's next|what s next|next up|next appointment",
    ),
    (Sense::How(How::Now), "now|right now|at the moment|currently"),
    (
        Sense::How(How::Remaining),
        "left|remaining|still|what else|anything else|anything left|still have|what is left|what's left",
    ),
    (Sense::Except, "except|except for|other than|apart from|besides|excluding"),
    (Sense::Without, "not by|not of|not|without"),
    (Sense::Affirm, "is it|isn't it|right"),
    (Sense::Pronoun(Pronoun::Person), "he|she|him|her|his|hers"),
    (Sense::Pronoun(Pronoun::Day), "that day|the same day"),
    (Sense::Pronoun(Pronoun::Item(None)), "that meeting|this meeting|that one|this one"),
    (Sense::Pronoun(Pronoun::Item(Some(0))), "the first one|first one|the first meeting"),
    (
        Sense::Talk(Talk::Guide),
        "help|how do i use|how to use|what can you do|how does this work|instructions please",
    ),
    (Sense::Talk(Talk::Contact), "who do i call|who can i contact|contact|whom to call"),
    (Sense::Session(Daytime::Morning), "morning|in the morning|mornings|the morning"),
    (Sense::Session(Daytime::Noon), "noon|lunch time"),
    (Sense::Session(Daytime::Afternoon), "afternoon|in the afternoon|afternoons|the afternoon"),
    (Sense::Session(Daytime::Evening), "evening|in the evening|evenings|night|tonight"),
    (Sense::From, "from|starting|since|between"),
    (Sense::To, "until|till|through|up to|to"),
    (Sense::Before, "before"),
    (Sense::After, "after"),
    (Sense::And, "and|or"),
    (Sense::Myself, "my|mine|i|me|do i|am i|i have|do i have|have i|my own|our|we|do we|do we have"),
    (
        Sense::Everything,
        "everyone|everybody|whole office|the whole office|the office|everything|all|all items|entire office|everyone's|whole department|the department|all departments|all units|general schedule",
    ),
    (Sense::Common, "in common|both|together|jointly"),
    (
        Sense::Part(Part::Preparing),
        "prepare|prepares|preparing|to prepare|need to prepare|have to prepare|prepared|prepare for",
    ),
    (
        Sense::Part(Part::Chairing),
        "chair|chairs|chairing|chaired|chaired by|lead|leads|preside|presides|presiding",
    ),
    (
        Sense::Asks(Asks::Who),
        "who|whom|who is|who s|which unit|which official|which division|who will|who attends|who does",
    ),
    (
        Sense::Asks(Asks::When),
        "when|what day|what day is|what date is|what day of the week|which day of the week|which day|what time|when is|when are|when does|when do|when will|which days|when s|what date",
    ),
    (Sense::Asks(Asks::Where), "where|where is|which place|what place|location|where are|where s|venue"),
    (Sense::Asks(Asks::Count), "how many|number of|how many meetings|how many items|count"),
    (
        Sense::Asks(Asks::Clashes),
        "clash|clashes|conflict|conflicts|overlap|overlaps|overlapping|double booked|conflicting",
    ),
    (
        Sense::Asks(Asks::Changes),
        "change|changes|changed|what changed|what's new|what s new|updates|updated|any changes|what has changed",
    ),
    (Sense::Asks(Asks::Priorities), "priority|priorities|focus|key tasks|main tasks"),
    (
        Sense::Asks(Asks::Free),
        "free|available|free day|free days|free time|am i free|not busy|nothing scheduled",
    ),
    (Sense::Asks(Asks::Postponed), "postponed|cancelled|canceled|called off"),
    (Sense::FollowUp, "what about|how about|and what about"),
    (Sense::Search, "find|search|search for|look for|look up"),
    (
        Sense::Schedule,
        "doing|do|planned|what is planned|schedule|agenda|calendar|programme|program|what's on|what s on|what is on|what do i have|what have i|what do we have|what is there|whats on|what's|plan|plans|anything|anything on|what|diary|tasks|work|appointments|what's happening|happening|s schedule|which",
    ),
    (Sense::Event, "meeting|meetings|conference|conferences|event|events|session|sessions"),
    (Sense::Honorific, "mr|mrs|ms|miss|comrade|director"),
    (
        Sense::Request,
        "please|show me|show|tell me|give me|list|could you|can you|can i see|i want to know|i would like to know|let me know|could you tell me|could you show me|i need",
    ),
    (
        Sense::Filler,
        "the|is|are|of|for|does|did|have|has|had|a|an|in|at|on|any|there|it|this|that|will|be|take place|takes place|held|scheduled|going|s|by|with|about|which|get|see|attend|attends|attending|go|goes|am|was|were|should|must|need|days|day|so|just|only|also|then|busy|day s|division|unit|department|section|come|comes|coming|arrive|arrives|happen|happens|start|starts|hold|holds",
    ),
    (
        Sense::Greeting,
        "hello|hi|hey|good morning|good afternoon|good evening|how are you|who are you|what are you",
    ),
    (
        Sense::Foreign,
        "what time is it|president|prime minister|football|match|lottery|stock|money|salary|weather|ignore|ignore all|ignore previous|instructions|previous instructions|prompt|system prompt|system|write|poem|translate|delete|drop|select|insert|update|function|print|import|password|joke|song|sing|cook|recipe|capital|script|code|execute|run|sudo|add a meeting|book|schedule a meeting|create",
    ),
];
