### Every sentence that nhaclich says to people. Keep the same keys as vi.ftl.

## Dates
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
weekday-inside = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
  }

## Items
session-all-day = ALL DAY
session-morning = MORNING
session-afternoon = AFTERNOON
session-evening = EVENING
session-unspecified = TIME NOT SET
status-postponed = POSTPONED:
status-cancelled = CANCELLED:
person = { $name }
somebody-retired = (retired)
item-until = (until { $day })
item-place = Place: { $place }
item-at = 📍 { $place }
item-stood-in = { $from } ({ $to } standing in)
item-chairs = Chair: { $people }
item-chairs-too = Also chairing: { $people }
item-prepares = Prepared by: { $units }
item-prepares-too = Also preparing: { $units }
item-attending = <i>Attending:</i>
item-attends = Attending: { $people }
item-attends-too = Also attending: { $people }
item-notes = Details: { $notes }
part = ({ $number }/{ $of })

## Morning digest
digest-title = <b>Work programme for { $day }</b>
digest-count = { $name } has { $count ->
    [0] no items
    [one] one item
   *[other] { $count } items
  } today{ $off ->
    [0] .
   *[other] , { $off } postponed or cancelled.
  }
digest-count-all = The office has { $count ->
    [0] no items
    [one] one item
   *[other] { $count } items
  } today{ $off ->
    [0] .
   *[other] , { $off } postponed or cancelled.
  }
digest-unwanted = { $name }: nothing of the kinds chosen here; { $unwanted } more, see /today.
digest-late = <i>This digest was due at { $hour } and comes late because the service was interrupted. Our apologies.</i>
digest-upcoming = <b>To prepare for the next { $days } working days</b>

## Answers to commands
answer-title = <b>{ $what }</b>
    { $name }: { $count ->
    [one] one item
   *[other] { $count } items
  }.
answer-title-all = <b>{ $what }</b>
    The whole office: { $count ->
    [one] one item
   *[other] { $count } items
  }.
answer-nothing = { $what }: nothing is planned for { $name }.
answer-nothing-all = { $what }: nothing is planned.
answer-nearest = Next: { $day }, { $count ->
    [one] one item
   *[other] { $count } items
  }.
answer-which-day = Which day, please? For example: /day 12/11
prepare = To prepare from now on
focus-title = <b>Priorities</b>
focus-due = <i>Due: { $day }</i>
focus-none = The present programme names no priorities.

## Help and menu
help-title = <b>Work programme reminders</b>
    You can ask:
help-desk = <b>Yours, as the secretariat</b>
    Send the work programme here (Word, Excel, PDF or a photo). I read it, ask about what is unclear and show you what would be sent; nobody is told anything before you press “Công bố”.
help-task-people = <b>Invite those who are told</b>
help-task-programme = <b>Prepare and correct the programme</b>
help-task-telling = <b>Follow up, announce</b>
help-task-handing-out = <b>Files, screens, the log</b>
help-words =
    Or ask in plain words, such as “what's on tomorrow” or “mai có gì”.
menu-homnay = Today's programme
menu-ngaymai = Tomorrow's programme
menu-tuan = The week
menu-ngay = One day, for example /day 12/11
menu-chuanbi = What must be prepared
menu-trongtam = Priorities
menu-thang = The month
menu-tim = Search, such as /search citizens' reception
menu-thaydoi = Recent changes
menu-lich = Add to your phone's or computer's calendar
menu-caidat = What is sent here, and when
menu-trogiup = Help
menu-start = Start
menu-stop = Pause messages

## Access
stranger = Hello. This is an office's internal channel for its work programme. To use it, please ask the office's secretariat for an invitation link.
code-unknown = This invitation is wrong, used or expired. Please ask the secretariat for a new one.
code-private-only = This invitation is personal. Please open it in a private chat with me.
code-administrators-only = Only an administrator of the group can link it to a unit.
welcome-official = Linked to { $name }.
    On each day with work, what is yours comes here at { $hour }. Changes are told at once; press “Đã xem” so that the secretariat knows.
    Ask at any time: “tomorrow”, “next week”, “where is Thursday's meeting”. Another hour: /settings.
welcome-unit = This group is linked to { $name }.
    On each day with work, what is the unit's comes here at { $hour }, with what has to be prepared. Changes are told at once; press “Đã xem” so that the secretariat knows.
    Ask at any time: /today, /week, /prepare. Another hour: /settings.
welcome-unit-alone = Linked to { $name }.
    On each day with work, what is the unit's comes here at { $hour }, with what has to be prepared. Changes are told at once; press “Đã xem” so that the secretariat knows.
    Ask at any time: “tomorrow”, /week, /prepare. Another hour: /settings.
welcome-reader = Linked.
    On each day with work, the office's programme comes here at { $hour }. Changes are told at once.
    Ask at any time: “tomorrow”, “next week”. Another hour: /settings.
welcome-secretariat = You have the secretariat's rights now.
    Send the work programme here to begin; what can be done: /help.
start-back = Hello. The morning digest will arrive here.
start-secretariat = Hello. You have the secretariat's rights and see the whole programme.
stopped = Messages are paused here. Send /start to receive them again.
failed = Sorry, that did not work. Please try again in a few minutes.
update-unread = Sorry, I could not read what you just sent. Please send it again, as text or as a file.
update-set-aside = Sorry, I tried twice and could not handle what you sent lately, so I have set it aside. Please send it again; if it was a file, open it, save it as a new one and send that.

## Directory and access
menu-danhba = Directory, links and roles
menu-moi = Invite officials and units
button-back = Back
button-confirm = Yes
button-grant = Duyệt
button-refuse = Từ chối
button-ask-access = Ask for access
desk-only = This command is the secretariat's.
desk-private-only = The secretariat's work is done in a private chat with me.
desk-publish-only = This needs the right to publish.
people-title = <b>Directory</b>: officials: { $officials }, units: { $units }, collectives: { $collectives }; not linked: { $unlinked }.
people-invite = Invite
people-requests = Requests ({ $count })
people-readers = Whole programme ({ $count })
people-roles = Roles ({ $count })
people-unlinked = not linked
people-count-officials = officials: { $count }
people-count-units = units: { $count }
people-items = { $kind }; items in force: { $count }.
people-aliases = Also written: { $names }
people-members = Consists of: { $names }
people-belongs = Belongs to: { $names }
people-linked = Linked: { $chat }
people-rename = Rename
people-full-name = Full name
people-positions = Positions
people-alias = Add a spelling
people-merge = Merge
people-split = Split
people-retire = Retire
people-say-members = Members
people-cut = Revoke: { $chat }
people-readers-title = <b>Readers of the whole programme</b>: { $count }.
people-whole = the whole programme
people-ask-name = Please write the new name of <b>{ $name }</b>. Documents may go on using the old one.
people-ask-full-name = Please write the full name of <b>{ $name }</b>.
people-ask-positions = Please write the positions of <b>{ $name }</b>, with commas between them.
people-ask-alias = Please write how else documents spell <b>{ $name }</b>.
people-taken = <b>{ $name }</b> is in the directory already. If the two are one, choose Merge.
people-unusable = The name is empty or too long; nothing was changed.
people-gone = This line has changed or is no longer in the directory.
people-merge-with = <b>{ $name }</b> is the same as:
people-merge-sure = Merge <b>{ $from }</b> into <b>{ $into }</b>? Items: { $items }, links: { $chats } will be { $into }'s; “{ $from }” will be read as { $into }.
people-split-which = Which spelling of <b>{ $name }</b> stands for somebody else? A line that was merged gets its items back.
people-split-nothing = <b>{ $name }</b> has one spelling only, there is nothing to split.
people-members-which = Who belongs to <b>{ $name }</b>? Press to add or remove.
people-retire-sure = Retire <b>{ $name }</b>? Links end at once; published items stay.
people-cut-sure = Revoke the link with <b>{ $name }</b>? That chat will get no messages and see no programme any more.
link-cut = The secretariat has ended the link here. If you need it, please ask the secretariat.
roles-title = <b>Roles</b>
roles-note = Administrators named in the settings are not shown. Only administrators change roles.
role-drafter = Drafts only
role-secretariat = Secretariat
role-administrator = Administrator
role-of = <b>{ $name }</b> has the role: { $role }. Change it to:
role-revoke = Revoke the role
role-revoked = Your rights with this bot have been revoked.
welcome-drafter = You may now prepare drafts. Publishing is done by the secretariat.
invite-whom = Whom to invite? A • marks who is not linked yet.
invite-reader = The whole programme
invite-everybody = Invite all who are not linked ({ $count })
invite-office = One link for the whole office
invite-nobody = Every official and unit of the directory is linked already.
invite-to-office = everybody of the office
invite-what = The secretariat invites you to receive the work programme on Telegram: on each day with work, what is yours comes at { $hour }; changes are told at once; and you can ask for it at any time.
invite-what-unit = The secretariat invites the unit to receive the work programme in its Telegram group: on each day with work, what is the unit's comes at { $hour }, with what has to be prepared; changes are told at once.
invite-what-office = The secretariat invites everybody to receive the work programme on Telegram: on each day with work, everybody's own and each unit's comes at { $hour }; changes are told at once.
invite-letter = To { $name }.
    { $what }
    Please open this link and press “Start”:
    { $link }
    { $until }
invite-letter-unit = To { $name }.
    { $what }
    An administrator of the group opens this link and chooses the unit's group:
    { $link }
    { $until }
invite-letter-group = To receive it in a unit's Telegram group, the group's administrator opens:
    { $link }
invite-paper-title = Invitation to the work programme on Telegram
invite-paper-to = To: { $name }
invite-paper-how = Scan the code with the camera of a phone that has Telegram, open the link and press “Start”.
invite-paper-how-unit = The group's administrator scans the code with the phone's camera, opens the link and chooses the unit's group.
invite-paper-how-office = Scan the code with the camera of a phone that has Telegram, open the link, press “Start”, choose your name and wait for the secretariat's approval.
invite-paper-until = The link is for one use, until { $until }.
invite-paper-until-office = The link is for everybody, until { $until }.
invite-paper-caption = { $count ->
    [1] The invitation to print.
   *[other] Invitations of { $count } who are not linked, to print on A4 and cut out.
  } What to forward follows.
newcomer-who = Hello. Please choose your name or your unit; the secretariat will approve.
newcomer-which-unit = Which unit's group is this? The group's administrator chooses; the secretariat will approve.
invite-card = Invitation for <b>{ $name }</b>, for one use, until { $until }:
    { $link }
    Open the link or scan the code, then press Start.
invite-card-group = Invitation for the group of <b>{ $name }</b>, for one use, until { $until }:
    { $link }
    An administrator of the group opens the link or scans the code and chooses the group.
request-who = Please tell your name, position or unit. The secretariat will decide.
request-sent = Your request was sent to the secretariat. The answer will arrive here.
request-open = Your request is waiting for the secretariat.
request-turned-down = The secretariat has not granted access. If you need it, please ask them directly.
request-card = <b>Request for access</b>
    { $name }: “{ $words }”
request-card-group = <b>Request for access</b> for the group <b>{ $chat }</b>
    By: { $name }
request-card-named = <b>Asks for access</b>
    { $name } opened the common link and says to be <b>{ $words }</b>.
request-card-group-named = <b>Asks for access</b> for the group <b>{ $chat }</b>
    { $name } opened the common link and says that this is the group of <b>{ $words }</b>.
request-granted = Granted: { $by }.
request-refused = Refused: { $by }.
request-link-to = Link to whom?
request-others = Somebody else
requests-none = No request is waiting.
menu-thongbao = Send a broadcast
broadcast-heading = <b>NOTICE FROM THE SECRETARIAT</b>
broadcast-what = Please send what to say: text, a photo or a file (with a caption, if you like).
broadcast-preview = The notice will go to: <b>{ $to }</b>; chats: { $count }.
broadcast-away = Not reachable at present: { $names }
broadcast-unlinked = Not linked: { $names }
broadcast-everybody = Everybody
broadcast-officials = Officials
broadcast-units = Units
broadcast-nobody = nobody chosen
broadcast-pick = Choose names
broadcast-pick-whom = To whom? Press to choose or not.
broadcast-picked = Done
broadcast-test = Send it to me first
broadcast-send = Send to { $count } chats
broadcast-discard = Hủy bỏ
broadcast-discarded = Discarded; nothing was sent.
broadcast-sending = <b>The notice is being sent</b>
broadcast-done = <b>The notice was sent</b>
broadcast-stopped = <b>Sending was stopped</b>
broadcast-recalled = <b>The notice was recalled</b>
broadcast-figures = Sent: { $sent } of { $total }, waiting: { $waiting }, recalled: { $recalled }, not delivered: { $missed }.
broadcast-stop = Stop
broadcast-recall = Recall
broadcast-refresh = Refresh
reason-halted = the secretariat stopped it
menu-sua = Edit an item, for example /edit 13/11
menu-hoantac = Go back to an earlier revision
edit-which = Which item? Please write some of its words or its day (13/11). To add one, begin with +.
edit-found = Choose the item to edit:
edit-nothing-found = Nothing was found. Please try other words or another day.
edit-new = Add an item
edit-ask-new = Please write the new item in one line:
    13/11 14:00 content | place | preparing units | chairs | attendees
    Work of several days: 20/11-22/11 Content
edit-added = Added to the draft, not published yet:
edit-gathered = <i>Edited in the draft, not published yet.</i>
edit-to-preview = Preview and publish
edit-to-questions = Answer the questions
edit-open-draft = Open the draft
edit-taken = Another draft for this period is open ({ $by }). Please publish or discard it before editing.
edit-gone = This item is no longer in the programme in force.
edit-day = Move
edit-session = Session, hour
edit-place = Place
edit-chairs = Chairs
edit-units = Units
edit-content = Content
edit-attendees = Attendees
edit-notes = Notes
edit-cancel = Cancel the item
edit-restore = Restore
edit-ask-day = Please write the new day, for example 14/11 or 14/11 - 15/11.
edit-ask-session = Please write the new session or hour in Vietnamese, for example: sáng, 14:00, chiều 14h30, cả ngày.
edit-ask-place = Please write the new place; - for none.
edit-ask-chairs = Please write who chairs, with commas between them; - for nobody.
edit-ask-units = Please write which units prepare, with commas between them; - for none.
edit-ask-content = Please write the new content.
edit-ask-attendees = Please write who attends, separated by commas; - for nobody.
edit-ask-notes = Please write the note; - for none.
edit-unfit-day = Which day is not clear. Please write it like 14/11 or 14/11/2026.
edit-unfit-session = Which session or hour is not clear. Please write: sáng, 14:00, chiều 14h30, cả ngày.
edit-unfit-content = The content can't be empty.
edit-unfit-ambiguous = “{ $name }” can be: { $several }. Please be more exact.
undo-which = Back to which revision? You will see the changes before they are published.
undo-nothing = There is no other revision to go back to.
undo-revision = Revision { $number } – { $at }, { $by }
undo-reason = Back to revision { $number }
undo-ready = A draft was made from revision { $number }. Please preview it, then publish.
menu-uyquyen = Delegate an item
delegated = <b>STANDING IN</b>: { $to } stands in for { $from }.
undelegated = <b>NO LONGER STANDING IN</b>: { $from } attends in person, { $to } no longer stands in.
delegate-declined = <b>CAN'T STAND IN</b>: { $to } can't stand in for { $from }. The item is still { $from }'s.
delegate-seen = <b>SEEN</b>: { $to } has seen that they stand in for { $from }.
delegate-decline = I can't
delegate-noted = <i>Seen. Whoever asked for it has been told.</i>
delegate-declined-noted = <i>Whoever asked for it and the office have been told that you can't.</i>
delegate-over = <i>You are no longer asked to stand in here.</i>
delegate-which-day = Items of which day?
delegate-day = { $day } ({ $count } { $count ->
    [1] item
   *[other] items
  })
delegate-close = Never mind
delegate-closed = Nothing has changed.
delegate-private-only = Please delegate in a private chat with me.
delegate-nothing = You have no items ahead to delegate.
delegate-which = <b>{ $day }</b>: which item?
delegate-from = On whose behalf?
delegate-nobody = No official chairs this item.
delegate-to = To whom does { $from } hand it?
delegate-sure = Shall { $to } stand in for { $from }? Both, the preparing units and the secretariat will be told at once.
delegate-done = Noted; those concerned are being told.
delegate-end = End the delegation
delegate-ended = The delegation has ended; those concerned are being told.
delegate-refused = That can't be delegated: it is over, cancelled or no longer in the programme.
edit-delegate = Delegate
reason-revoked = the link was revoked

## Command line
cli-priorities = Priorities:
cli-day = Day
cli-session = Session
cli-content = Content
cli-place = Place
cli-units = Prepares
cli-officials = Chairs
cli-officials-known = Officials
cli-units-known = Units
cli-collectives-known = Collectives
cli-no-findings = Nothing to ask.
cli-no-items = There are no items on these days.
cli-no-digest = Nobody has anything on { $day }.
cli-no-programme = There is no work programme yet for { $day }.
cli-published = Published revision { $number } of the programme { $from } – { $to }: { $items } items.
cli-draft = Kept as draft { $draft }, { $questions } questions open. To publish: add --publish, or use Telegram.
cli-not-published = not published: { $questions } questions are open; kept as draft { $draft }. Correct the document and read it again, or answer in Telegram.
finding-error = Error
finding-question = Question
finding-note = Note

## Delivery
delivery-again = <i>(sent again)</i>
ask-again = There was trouble on the way to Telegram. If you see no answer, please ask again.
undelivered-report = { $count ->
    [one] One message has perhaps not arrived. Please tell that person yourself:
   *[other] { $count } messages have perhaps not arrived. Please tell these people yourself:
}
undelivered-title = <b>Messages of the last 7 days that have perhaps not arrived</b>
undelivered-line = • { $who }: { $what }, { $at } ({ $reason })
what-digest = morning digest, { $day }
what-eve = digest ahead of { $day }
what-week = week from { $day }
what-prepare = reminder to prepare, { $day }
what-before = reminder before a meeting
what-revision = announcement of revision { $number }
what-edit = correction of an earlier message
what-broadcast = notice of the secretariat
what-reminder = reminder of an announcement
what-notice = message
chat-gone = Messages no longer reach <b>{ $chat }</b>: { $reason }. The link is kept; /start there brings it back.
chat-topic-gone = The topic of <b>{ $chat }</b> is closed or deleted. Messages go to the group's General from now on.
reason-blocked = the bot was blocked
reason-deactivated = the account no longer exists
reason-never-started = Start was never pressed
reason-removed = the bot was removed from the group
reason-deleted = the group was deleted
reason-no-rights = the bot may not write in the group
reason-not-found = the chat has not been found for more than a day
too-many-questions = That was too much for one minute. Please wait a minute and ask again.
## Changes
change-added = ADDED
change-cancelled = CANCELLED
change-moved = MOVED
change-rescheduled = RESCHEDULED
change-relocated = NEW PLACE
change-chair = NEW CHAIR
change-units = NEW UNITS
change-attendees = NEW ATTENDEES
change-reworded = REWORDED
cli-change = Change
cli-before = Before
cli-after = Now
cli-changes-title = Changes: { $changes }; differences of spelling alone: { $immaterial }; questions: { $questions }.
cli-changes-unsure = { $file }: { $questions } open questions of the reading; the comparison may suffer from them.
reason-waiting = still waiting
reason-no-answer = sent several times, Telegram did not answer
reason-crash = the program ended while sending; whether it arrived is not known
reason-refused = Telegram refused the message
reason-no-place = the earlier message is no longer there
reason-expired = too late to be sent
reason-stopped = asked for silence
reason-unreachable = can't be reached
reason-trouble = Telegram's servers are in trouble
reason-not-reached = Telegram can't be reached
reason-too-fast = Telegram asked to wait
reason-token = Telegram refuses the bot's token
reason-other = another reason
digest-report = <b>Morning digest { $day }</b>: { $sent } messages sent, { $missed } did not arrive:
digest-report-line = • { $chat }: { $reason }
digest-report-more = … and { $count } more

## Answers to sentences
answer-which-words = Please say what to look for, such as: /search citizens' reception
ask-stale = This answer is out of date. Please ask again.
ask-renewed = <i>The programme has changed since you asked; this is the beginning again.</i>
ask-own = <i>{ $mark } is for { $name }</i>
ask-title = <b>{ $what }</b>: { $count ->
    [one] 1 item
   *[other] { $count } items
  }{ $off ->
    [0] .
   *[other] , { $off } put off or called off.
  }
ask-empty = { $what }: nothing is planned.
ask-not-found = { $what }: nothing found.
ask-no-programme = { $what }: no work programme has been published.
ask-no-clashes = { $what }: no clashes.
ask-clashes = <b>{ $what }</b>: { $count ->
    [one] 1 clash.
   *[other] { $count } clashes.
  }
ask-changes = <b>{ $what }</b>: { $count ->
    [one] 1 recent change.
   *[other] { $count } recent changes.
  }
ask-no-changes = { $what }: nothing has changed lately.
ask-free-title = <b>{ $what }</b>
ask-free = Nothing planned: { $days }.
ask-free-none = Every day has something planned.
ask-idle = Nothing planned in this time: { $names }.
ask-who-chairs = Chair: <b>{ $names }</b>
ask-who-prepares = Prepares: <b>{ $names }</b>
ask-when = When: <b>{ $days }</b>
ask-where = Where: <b>{ $places }</b>
ask-where-unsaid = The programme names no place of its own.
ask-postponed = postponed or cancelled
ask-preparing = to prepare
ask-coming = coming up
ask-everybody = the whole office
ask-in-common = { $names } together
ask-today = today, { $day }
ask-tomorrow = tomorrow, { $day }
ask-yesterday = yesterday, { $day }
ask-this-week = this week, { $day }
ask-next-week = next week, { $day }
ask-last-week = last week, { $day }
ask-week = week { $day }
ask-month = month { $day }
ask-several = “{ $written }” can be several people or units. Please choose:
ask-unknown-person = “{ $written }” is not in the directory. Whom do you mean?
ask-unknown-unit = The unit “{ $written }” is not in the directory. Which one do you mean?
ask-no-such-day = There is no day { $day }. Please check the date.
ask-no-such-weekday = There is no weekday number { $number }. Please check.
ask-weekday-differs = Weekday and date do not fit: that day is { $day }. Which day do you mean?
ask-yes = <b>Yes.</b>
ask-no = <b>No.</b>
ask-follows = <i>Understood as going on from your last question.</i>
ask-unused = <i>“{ $words }” was not clear and is left aside.</i>
ask-except = without { $what }
ask-remaining = what remains
ask-next = the next one
ask-now = now
ask-calendar = <b>{ $day }</b>, week { $week } of the year.
ask-contact = Please turn to those who keep the programme: <b>{ $names }</b>. They can be written to on Telegram.
ask-contact-unknown = Please turn to the secretariat, which keeps the programme.
ask-free-places = Nothing planned: { $places }.
ask-places-none = No place of the programme is free.
ask-place-unknown = The programme names nothing there in this time.
ask-hour = { $hour }:00, { $day }
ask-who-meant = Who is “{ $written }”? Please choose:
ask-which-day = Which day is “{ $written }”? Please choose, or name the date:
ask-which-item = Which one is “{ $written }”? Please choose:
ask-bare-number = Is { $number } a day or an hour? Please choose:
ask-which-week = Week { $number } of the month or of the year? Please choose:
ask-over-today = What was planned for { $day } is over. Do you mean today or next week?
ask-between = This can be understood in two ways. Please choose:
ask-todo = This is done when you press the button:
ask-todo-nothing = There is nothing like that.
ask-todo-digest-at = Morning digest at { $hour }
ask-todo-digest-on = Turn the morning digest on
ask-todo-digest-off = Turn the morning digest off
ask-todo-weekends-on = Digests at weekends too
ask-todo-weekends-off = No digests at weekends
ask-todo-before = Remind { $minutes } minutes before each item
ask-todo-before-off = No reminders ahead
ask-todo-delegate = Delegate to { $to }: { $item }
ask-corrected = <i>You probably asked “{ $read }”.</i>
ask-document = Here is the { $form }: { $what } ({ $count }).
form-word = Word file
form-excel = Excel file
form-calendar = calendar file (ics)
ask-todo-who-instead = You cannot attend. Press an item to choose who stands in:
ask-todo-instead = Choose who stands in: { $item }
ask-todo-remind = Remind { $to } minutes before: { $item }
remind-noted = I will remind you at <b>{ $hour }</b>, { $day }.
remind-past = It is too late for that reminder.
remind-no-hour = This item has neither an hour nor a session, so there is nothing to remind of ahead.
remind-gone = This item is no longer in the programme.
ask-todo-cancel = Cancel: { $item }
ask-todo-move = Move to { $to }: { $item }
ask-not-understood = Sorry, I did not understand.
ask-only-words = Sorry, I can only read text.
ask-help-official = You can ask, for example:
    • what do I have tomorrow
    • what do I chair next week
    • when is “tiếp công dân”
ask-help-unit = You can ask, for example:
    • what must we prepare next week
    • what is on tomorrow
    • who chairs on 12/11
ask-help-all = You can ask, for example:
    • whole office this week
    • any clashes next week
    • find “tiếp công dân”

## Announcements
told-cancelled = CANCELLED
told-postponed = POSTPONED
told-moved = MOVED
told-rescheduled = NEW HOUR
told-relocated = NEW PLACE
told-chair = NEW CHAIR
told-units = NEW UNITS
told-attendees = NEW ATTENDEES
told-added = ADDED
told-reworded = REWORDED
letter-heading = <b>{ $words }</b>: { $count ->
    [one] one change
   *[other] { $count } changes
  } to the schedule of { $name }.
letter-heading-all = <b>{ $words }</b>: { $count ->
    [one] one change
   *[other] { $count } changes
  } to the work programme.
letter-before = Before: { $what }
letter-now = Now: <b>{ $what }</b>
letter-now-cancelled = Now: <b>cancelled</b>
letter-now-postponed = Now: <b>postponed, no new day yet</b>
letter-was-cancelled = cancelled
letter-was-postponed = postponed
letter-when = Time: { $what }
letter-at = at { $what }
letter-nowhere = no place given
letter-chaired = chaired by { $what }
letter-unchaired = no chair given
letter-prepared = prepared by { $what }
letter-unprepared = no unit given
letter-attended = attended by { $what }
letter-unattended = no attendees given
letter-days = from { $from } to { $to }
letter-reason = Reason: { $reason }
letter-by = <i>Published by { $by } at { $time }, { $day }.</i>
duty-chair-off = <b>{ $name } no longer chairs this.</b>
duty-chair-on = <b>{ $name } now chairs this.</b>
duty-prepare-off = <b>{ $name } no longer prepares this.</b>
duty-prepare-on = <b>{ $name } now prepares this.</b>
duty-attend-off = <b>{ $name } no longer attends this.</b>
duty-attend-on = <b>{ $name } is now to attend this.</b>
clash-more = { $count } more
clash-and = {" "}and{" "}
clash-official = Note a clash: { $name } has { $count } items at once: { $items }.
clash-official-possible = Perhaps a clash (not all hours are given): { $name } has { $count } items: { $items }.
clash-place-possible = Perhaps a clash (not all hours are given): { $name } has { $count } items: { $items }.
clash-place = Note a clash: { $name } is taken by { $count } items at once: { $items }.
clash-unit = Note: { $name } has { $count } items to prepare in one session: { $items }.
clash-today-own = ⚠️ Clash: { $hours }
clash-today-same = { $hours } ({ $count } items)
clash-today-official = ⚠️ Clash for { $name }: { $hours }
clash-today-place = ⚠️ { $name } taken twice: { $hours }
clash-today-unit = ⚠️ { $name } prepares { $count } items at once: { $hours }
issue = <b>PUBLISHED</b>: work programme { $from } – { $to }. { $name }: { $count ->
    [one] one item
   *[other] { $count } items
  }.
issue-all = <b>PUBLISHED</b>: work programme { $from } – { $to }, { $count } items.
issue-nearest = Next: { $when } – { $content }
letter-called-back = The secretariat has withdrawn its announcement of { $time }. The schedule before it applies.
letter-superseded = <i>This message is superseded by the one of { $time }, { $day }.</i>
letter-superseded-partly = <i>The message of { $time }, { $day } has newer changes about: { $items }.</i>
digest-changed = <i>Brought up to date with the changes published at { $time }.</i>
office-desk = the secretariat
office-desk-person = { $name } (secretariat)
seen = Đã xem

## Settings
settings-title = <b>What is sent here</b>
    Press a line to change it. ⏰ are reminders ahead of an item; choose as many as you like.
settings-kinds = <b>Kinds of notices sent here</b>
    Press a line to change it.
settings-only-urgent = <b>Only urgent changes?</b>
    What is cancelled, postponed or moved to another day, and every change for today or tomorrow, is still told at once. Other changes are not told by themselves; the digest marks them. The secretariat sees this choice.
settings-hours = At what time should the morning digest come?
settings-administrators-only = Only the group's administrators can change its settings.
settings-unlinked = This chat is not linked yet, so there is nothing to set.
set-hour = Morning digest at { $hour }
set-morning-on = Morning digest: yes
set-morning-off = Morning digest: no
set-eve = The evening before: { $hour }
set-eve-off = The evening before: no
set-preview-off = The week ahead: no
set-preview-friday = The week ahead: Friday afternoon
set-preview-sunday = The week ahead: Sunday evening
set-weekends-on = Weekends and holidays: yes
set-weekends-off = Weekends and holidays: no
set-empty-on = Days without items: told
set-empty-off = Days without items: not told
set-remind-on = ⏰ { $minutes } min ✓
set-remind-off = ⏰ { $minutes } min
set-other-hour = Another hour…
set-other-hour-ask = Please write the hour of the morning digest, for example 6:30.
set-other-hour-unfit = Which hour is not clear. Please write it like 6:30.
set-short-on = Text: short
set-short-off = Text: full
set-silent-on = Sound: off
set-silent-off = Sound: on
set-language = Language: English
set-back = Back
set-kinds = Kinds of notices…
set-changes-on = Changes: all of them
set-changes-off = Changes: urgent ones only
set-told-on = Items you { $part }: yes
set-told-off = Items you { $part }: no
set-told-last = Items you { $part }: yes (keep at least one kind)
part-chairs = chair
part-prepares = prepare
part-attends = attend
set-broadcasts-on = Notices from the secretariat: yes
set-broadcasts-off = Notices from the secretariat: no
set-office = Settings of the office…
office-title = <b>Settings of the office</b>
    They hold for every chat.
office-days = Days off and days worked instead ({ $count })
office-nudge-days = Reminders to prepare: { $days } working days ahead
office-nudge-at = Reminders to prepare at { $hour }
office-days-title = <b>Days off and days worked instead</b>
office-rests = Coming holidays by the labour code:
office-rest-days = { $from } to { $to } ({ $count } days)
office-decided = Set by the secretariat:
office-decided-none = The secretariat has set none. When days are exchanged, please add them here.
office-works = { $day }: worked instead
office-rests-on = { $day }: off
office-drop = Remove { $day }
office-add = Add days
office-ask = Please write days off and days worked instead, one a line, for example:
    off 02/01
    work 10/01
    off 14/02 - 22/02
office-unclear = “{ $line }” is not clear.
office-past = { $day } is over.
office-works-already = { $day } is a working day already.
office-rests-already = { $day } is a day off already.
reason-only-urgent = urgent changes only
log-office-day = set a day off or worked instead
log-office-habit = changed when units are reminded
nudge-undone = Not prepared after all
nudge-undone-one = Item { $number } is not prepared after all
nudge-more = … and { $count } more. Send /prepare to see all of them.
before-title = <b>Coming up at { $hour }</b>
before-session = <b>Soon: the { $session } (from { $hour })</b>
before-again = Remind me in 10 minutes
before-again-noted = <i>You will be reminded at { $hour }.</i>
before-minutes = ⏰ { $minutes } min before
before-never = No reminders, please
before-chosen = You will be reminded { $minutes } minutes ahead. Change it in /settings.
before-chosen-never = No reminders. Turn them on in /settings when you like.
digest-eve-count = Tomorrow { $name } { $count ->
    [0] has no items
    [one] has one item
   *[other] has { $count } items
  }{ $off ->
    [0] .
   *[other] , { $off } postponed or cancelled.
  }
digest-eve-count-all = Tomorrow the office { $count ->
    [0] has no items
    [one] has one item
   *[other] has { $count } items
  }{ $off ->
    [0] .
   *[other] , { $off } postponed or cancelled.
  }
digest-week = <b>Programme of the week ahead, { $span }</b>
    { $name }: { $count ->
    [0] no items.
    [one] one item.
   *[other] { $count } items.
  }
digest-week-all = <b>Programme of the week ahead, { $span }</b>
    The whole office: { $count ->
    [0] no items.
    [one] one item.
   *[other] { $count } items.
  }
mark-new = NEW:
mark-changed = CHANGED:
mark-gone = <b>CANCELLED:</b> { $content }
mark-moved = <b>MOVED:</b> { $content } to { $day }
mark-others = <b>NO LONGER YOURS:</b> { $content }
mark-others-chair = <b>NO LONGER YOURS:</b> { $content } (now chaired by { $people })
digest-tomorrow = Tomorrow
digest-coming = <b>Next:</b> { $when } – { $content }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
  }
digest-this-week = Week
digest-delegate = Delegate
set-nudged-on = Reminders to prepare: yes
set-nudged-off = Reminders to prepare: no
nudge-title = <b>To be prepared</b>
nudge-left = { $days ->
    [1] One working day left
   *[other] { $days } working days left
  }
nudge-done = Prepared
nudge-done-one = Item { $number } is prepared
nudge-stale = This item has changed. Send /prepare to see what is to be prepared now.
prepared-by = <i>Prepared: { $units }</i>


## The secretariat's desk
desk-declined = Only the secretariat can send programme documents here.
desk-too-big = The file is larger than 20 MB, which Telegram does not let me fetch. Please send a smaller one, for example without pictures.
desk-reading = Reading “{ $name }”…
desk-reading-page = Reading page { $at } of { $of }…
desk-not-fetched = “{ $name }” could not be fetched from Telegram. Please send it again.
desk-unreadable = “{ $name }” could not be read: { $reason }
desk-broken-word = the Word file is damaged or incomplete; open it in Word, save it again and send that
desk-broken-excel = the Excel file is damaged or incomplete; open it in Excel, save it again and send that
desk-broken-pdf = the PDF is damaged or incomplete; make it anew and send that
desk-broken-picture = the picture is damaged or incomplete; take it again and send that
desk-summary = <b>Draft programme { $from } – { $to }</b>
    { $items } items, { $officials } officials, { $units } units; { $questions ->
        [0] no questions
       *[other] { $questions } questions
    }.
desk-summary-changes = Against the programme in force: { $changes } changes, { $immaterial } differences in spelling.
desk-summary-kinds = Among them: { $kinds }.
desk-clashes = <b>Clashes</b>: { $count }.
desk-to-clashes = See the clashes ({ $count })
finding-period-over = The programme says { $from } to { $to }, which is over (today is { $today }). Perhaps its title is still last month's. Is this the right period?
finding-period-far = The programme says { $from } to { $to }, far from today ({ $today }). Is this the right period?
finding-other-office = The document is headed by “{ $text }”, earlier programmes by “{ $other }”. Is it your office's?
choice-read-on = Yes, go on
choice-give-up = No, give up this draft
desk-version = The document says: { $version }
desk-note = <i>Note: { $note }</i>
desk-new-names = New in the directory ({ $count }): { $names }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }
desk-same-file = This file has come before.
desk-same-open = This file is here already; the open draft stays as it is, answers included.
desk-same-published = This file was published by { $by } as revision { $number } at { $time } on { $day }.
desk-other-draft = <b>Note</b>: another draft for the same period is open.
desk-held = The draft { $from } – { $to } ({ $items } items) has been held by { $name } since { $time } on { $day }.
desk-take-over = Take over
desk-taken-over = The draft is yours now.
desk-lost = { $name } has taken over your draft { $from } – { $to }. Your answers are kept.
desk-not-yours = Somebody else holds this draft.
desk-stale = This button is no longer valid.
desk-changed = The draft has changed, this is how it stands now.
desk-to-questions = Answer the questions
desk-to-preview = Preview
desk-to-draft = To the draft
desk-by-day = Day by day
desk-as-person = As somebody sees it
desk-sheet = Download as a sheet
desk-sheet-caption = The draft as a sheet. Correct it in Excel and send it back here.
desk-discard = Hủy bỏ
desk-discard-sure = Discard this draft? The programme in force stays as it is.
desk-discard-yes = Yes, discard
desk-discarded = The draft is discarded. The original file is kept.
desk-back = Back
desk-back-one = Previous question
desk-first = This is the first question.
desk-no-draft = No draft is open. Send a programme document here to begin.
desk-question = <b>Question { $number }/{ $of }</b>
    { $question }
desk-own-words = In the document: <i>{ $words }</i>
desk-keep = Keep as read
desk-amend = Amend
desk-skip-row = Leave this row out
desk-all-answered = All questions are answered.
desk-which-item = Which item?
desk-which-field = Which field? Press “Done” when it is right.
desk-amend-done = Done
desk-write-field = Please write the new { $field }. { $hint }
field-day = Day
field-day-hint = For example: 12/11
field-session = Session, hour
field-session-hint = For example: sáng; chiều 14:00; cả ngày
field-content = Content
field-content-hint = Write all of it.
field-place = Place
field-place-hint = Write “-” for none.
field-chairs = Chairs
field-chairs-hint = Several are separated by commas; write “-” for none.
field-units = Units
field-units-hint = Several are separated by commas; write “-” for none.
field-attendees = Attendees
field-attendees-hint = Several are separated by commas; write “-” for none.
field-notes = Notes
field-notes-hint = For example a car or a dress code; write “-” for none.
desk-day = <b>{ $day }</b> – draft, { $count } items
desk-day-of = <b>{ $day }</b> – draft, { $name }: { $count } items
desk-nothing-for = The draft has nothing for { $name }.
desk-whose = As whom?
desk-preview = <b>Preview</b>: programme { $from } – { $to }
    { $changes } changes, { $officials } officials, { $units } units will be told ({ $letters } messages).
desk-preview-first = <b>Preview</b>: programme { $from } – { $to }, published for the first time
    { $items } items, { $officials } officials, { $units } units will be told ({ $letters } messages).
desk-preview-untold = { $count } not linked: { $names }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }
desk-preview-immaterial = { $count } differences in spelling are not announced.
desk-no-reason = No reason given
desk-publish = Công bố
desk-changes = Changes
desk-no-changes = Nothing has changed that must be told.
desk-recipients = Messages
desk-whom = { $count } chats will be told. Choose one to see its message:
desk-letter-to = <i>Message to { $name }:</i>
desk-trial = Send it to me first
desk-trial-of = <i>A trial: just what { $name } will get.</i>
desk-nobody-told = Nobody is told this time.
desk-reason = Give a reason
desk-write-reason = Please write the reason; it goes into every message. Write “-” for none.
desk-may-not-publish = You may draft; publishing is for those who may.
desk-questions-open = Questions are still open.
desk-shown-again = <b>Something has changed meanwhile. Please look again before publishing.</b>
desk-published = <b>Revision { $number } is published.</b>
card-waiting = { $total } messages leave in { $seconds } seconds; until then they can be called back.
card-sending = Sending { $sent }/{ $total }.
card-sent = Sent { $sent }/{ $total }, { $seen } seen{ $missed ->
        [0] .
       *[other] , { $missed } not reached.
    }
card-nobody = There is nothing to send.
card-untold = <b>{ $count } not linked</b>, not told: { $names }{ $more ->
        [0] .
       *[other] {" "}and { $more } others.
    }
desk-call-back = Call back
desk-board = Follow
desk-too-late = It is too late to call this back.
desk-called-back = Called back. { $told ->
    [0] Nobody was told
   *[other] { $told } chats had the urgent message and are told at once
}; the programme before is in force and the draft is open again.
seen-trial = This is a trial.
seen-stale = This button is no longer valid.
seen-noted = Noted.
seen-by = <i>Seen: { $people }</i>
seen-typed = Noted: { $count } announcements seen.
seen-nothing = There is nothing to confirm.
seen-reminder = <b>Reminder</b>: nobody has confirmed this yet.
unseen-report = <b>Revision { $number }</b>: after 2 working hours { $count } have not seen what changed for today and tomorrow. They were reminded.
unseen-line = • { $name }: not seen
unseen-line-why = • { $name }: not delivered, { $reason }
board-title = <b>Revision { $number }</b> (published { $time }, { $day })
    Sent { $sent }, seen { $seen }, not seen { $unseen }, waiting { $waiting }, unreachable { $unreachable }.
board-unseen = <b>Not seen</b>
board-unreachable = <b>Unreachable</b>
board-waiting = <b>Waiting</b>
board-seen = <b>Seen</b>
board-line = • { $name }
board-seen-line = • { $name }: { $people }
board-reminded-line = • { $name } (reminded { $time })
board-superseded-line = • { $name } (superseded)
board-unreachable-line = • { $name }: { $reason }, since { $since }
board-unlinked = • { $name }: not linked
board-more = … the sheet has all of them.
board-nudge = Remind who has not seen it
board-nudged = { $count ->
        [0] Nobody to remind, or reminded just now.
       *[other] Reminded { $count }.
    }
board-sheet = Download as a sheet
board-sheet-caption = Who has seen revision { $number }.
board-none = There is nothing to follow yet.
board-column-name = Recipient
board-column-state = State
board-column-seen = Seen
board-column-reason = Reason
board-state-seen = Seen
board-state-unseen = Not seen
board-state-waiting = Waiting
board-state-unreachable = Unreachable
board-state-unlinked = not linked
log-title = <b>Log</b>
log-line = { $time } – { $by }: { $action } <i>{ $detail }</i>
log-person = { $name } ({ $of })
log-somebody = Somebody invited
log-empty = Nothing yet.
log-original = Original of revision { $number } ({ $from } – { $to })
log-original-caption = The original of revision { $number }.
log-ask-access = asked for access
log-broadcast = sent an announcement
log-delegate = delegated
log-directory = changed the directory
log-edit = edited
log-end-delegation = ended a delegation
log-go-back = went back to an earlier revision
log-grant-access = granted access
log-grant-role = gave a role
log-recall-broadcast = took back an announcement
log-refuse-access = refused access
log-revoke-role = took a role away
log-stop-broadcast = stopped an announcement
log-unlink = ended a link
# What was done to what: dates, names, the words themselves.
log-draft = the draft of { $from } – { $to }
log-programme = the programme of { $from } – { $to }
log-revision = revision { $number } of the programme of { $from } – { $to }
log-item = { $when } “{ $words }”
log-words = “{ $words }”
log-number = revision { $number }, { $items ->
    [one] one item
   *[other] { $items } items
}
log-chats = { $count ->
    [one] one recipient
   *[other] { $count } recipients
}
log-unsent = { $count ->
    [one] one message not sent
   *[other] { $count } messages not sent
}
log-recalled = { $count ->
    [one] one message
   *[other] { $count } messages
}
log-between = from { $from } to { $to }
log-works = worked instead
log-off = day off
log-as-in-calendar = as in the calendar
log-calendar = calendar
log-board = board
log-nudge-at = at { $hour }
log-nudge-days = { $days } working days ahead
log-name = new name: “{ $words }”
log-full-name = full name: “{ $words }”
log-positions = positions: { $words }
log-alias = also written “{ $words }”
log-split-off = no longer written “{ $words }”
log-merged-into = merged into { $name }
log-unmerged = took { $name } out again
log-member = added { $name }
log-no-member = took { $name } out
log-retired = no longer in use
log-publish = published
log-call-back = called back
log-discard = discarded a draft
log-take-over = took over a draft
log-receive = sent a document
log-nudge = reminded
log-link = linked
log-invite = invited
menu-duthao = Open drafts
menu-theodoi = Who has seen it
menu-nhatky = Log
menu-dangxuat = Leave the proof page in all browsers
reason-joined = told with a later message
reason-called-back = called back before it left
reason-nothing-to-edit = the earlier message never arrived

## First start, at the terminal
setup-begin = Setting up nhaclich. Nothing is written before the last step; Ctrl-C ends it at any time.
setup-token = Enter the bot's token. If you have none: open https://t.me/BotFather, send /newbot, name the bot, and copy the token (it looks like 123456789:AAE…).
    Token:
setup-token-form = This is not a token yet. A token is a number, a colon, and a run of letters and digits. Please copy the whole line from BotFather.
setup-token-refused = Telegram does not accept this token. Please copy it again from BotFather (send /mybots, choose the bot, choose API Token). If it was revoked, ask for a new one.
setup-bot = The bot is @{ $bot }.
setup-not-reached = Telegram can't be reached ({ $why }). Please check the network. Where Telegram is blocked, use a proxy, or set TELOXIDE_API_URL to your own Bot API server.
setup-proxy = The proxy's address, such as socks5h://127.0.0.1:1080 (empty: try again as before):
setup-proxy-form = A proxy's address starts with http://, https://, socks5:// or socks5h://.
setup-trouble = Telegram reports an error ({ $why }). Please try again in a few minutes.
setup-again = Press Enter to try again:
setup-no-bot = there is no usable token yet, nothing was written. When you have one, run again: nhaclich setup
setup-no-terminal = this command needs somebody to answer. Run it in a terminal, or copy .env.example to .env and fill it in
setup-administrators-kept = The administrators that are set already (NHACLICH_SECRETARIAT) are kept.
setup-administrator = Enter the administrator's Telegram user id; several are separated by commas. If you don't know it, press Enter and send the bot a code.
    User id:
setup-administrator-form = A user id has digits only, such as 123456789.
setup-open = On the administrator's phone or computer, open { $url } and press Start (or send @{ $bot }: /start { $code }). Waiting…
setup-welcome = Received: { $name } (user id { $id }) is the administrator.
setup-greeting = Hello { $name }. You are now the administrator of this bot. Once it runs, send the work programme here, or send /help.
setup-nobody = nobody sent the code, nothing was written. Please run again: nhaclich setup
setup-elsewhere = this bot is running somewhere else ({ $why }). Stop it there and run again: nhaclich setup
setup-unreadable = .env can't be read; please check the file's permissions
setup-unwritable = .env can't be written; please check that this folder can be written to, or use another one
setup-done = .env is written; only this account can read it. Bot: @{ $bot }. Administrators: { $ids }.
    Next:
    1. Start the bot: nhaclich run (as a service: systemctl enable --now nhaclich)
    2. In Telegram, send the work programme to @{ $bot }, check what it read, and press Công bố.
    3. Send /invite to the bot to invite officials and units.
    What is missing: nhaclich doctor
## Pictures and the board
weekday-short-mon = Mon
weekday-short-tue = Tue
weekday-short-wed = Wed
weekday-short-thu = Thu
weekday-short-fri = Fri
weekday-short-sat = Sat
weekday-short-sun = Sun
spread-week = Week schedule
spread-month = Schedule
spread-month-of = { $month }
spread-all = Whole office
spread-count = { $count ->
    [0] No items
    [one] { $count } item
   *[other] { $count } items
  }
spread-unpublished = Not published yet
spread-nothing = Nothing scheduled
spread-holiday = Holiday
spread-today = Today
spread-goes-on = (continued)
spread-new = NEW
spread-changed = CHANGED
spread-postponed = POSTPONED
spread-cancelled = CANCELLED
spread-moved = MOVED to { $day }
spread-legend = within the last 7 days
spread-place = Place:
spread-chairs = Chair:
spread-units = Prepares:
spread-from = since { $day }
spread-cut = … more: see it in full with /day
spread-left-out = { $count } more items had no room: see them with /week
spread-letters = D M A E
spread-by-week = A busy month: see it week by week
spread-state = Revision { $number }, published at { $at } on { $day }
spread-made = Made at { $at } on { $day }
# Calendars for phones and computers (iCalendar)
calendar-name = Work programme – { $name }
calendar-name-all = The office's work programme
calendar-no-hour = Session: { $session } (the programme names no hour)
calendar-no-end = The programme names no end; one hour is assumed.
demo-headline = The secretariat sends the work programme as it is. Everyone gets their own part on Telegram, and knows at once when it changes.
demo-step-programme = Send the sample programme
demo-step-morning = Tomorrow morning
demo-step-adjusted = Send the adjusted one
demo-a-minute-later = A minute later
demo-cue-start = The secretariat (“Văn phòng”) has November's programme and sends the file to the bot as it is. Press step 1.
demo-cue-questions = The whole month is read. What is doubtful is asked, never guessed: press “Trả lời câu hỏi” (answer the question).
demo-cue-question = Two items share a cell, and who chairs which is unclear. Choose what is right.
demo-cue-preview = Nothing is left to ask. Step 1½, if you like: “Proof in the browser”, the document on the left, what was read on the right. Then preview who will be told, and what: “Xem trước khi công bố”.
demo-cue-publish = Nobody has been told anything. Press “Công bố” (publish) on the secretariat's phone.
demo-cue-morning = Published; for 60 seconds it can be called back. Press step 2 to come to 06:30 of the next morning.
demo-cue-adjusted = 06:30: whoever has work that day gets their own part; the stranger gets nothing. Then the programme changes: press step 3.
demo-cue-compared = It was compared with the programme in force. Press “Xem trước khi công bố” (preview).
demo-cue-published = Published. For 60 seconds it can be called back; nobody has been disturbed yet.
demo-cue-told = Only those whose work changed are told, before (“Trước”) and now (“Nay”). Press “Đã xem” (seen) on each phone, and “Theo dõi” (follow) on the secretariat's.
demo-finale = All three have seen it, and the secretariat knows. Ask the bot on any phone, or drop your own office's file onto the secretariat's. /caidat switches a chat to English.
picture-light = As a picture
picture-dark = Dark picture
picture-week = Schedule of the week { $span }
picture-month = Schedule of { $month }
set-pictured-on = With a picture of the week: yes
set-pictured-off = With a picture of the week: no
calendar-file = The work programme, items: { $count }. Open this file to add them to your phone's or computer's calendar; it does not follow later changes.
calendar-some = Items: { $count }. Open this file to add them to your phone's or computer's calendar.
calendar-empty = There is nothing to put into a calendar yet.
calendar-link =
    <b>Link to a calendar that keeps itself up to date</b>
    { $page }
    Open it and choose your phone's calendar, Google or Outlook; the page also has the week for a screen.
calendar-secret = Whoever has this link sees the calendar. Google may take up to a day to update; changes are still announced here at once.
subscribe-what = Choose the calendar you use. It will follow every change of the programme by itself.
subscribe-own = This device's calendar (iPhone, Mac, Outlook, Thunderbird)
subscribe-google = Google Calendar
subscribe-outlook = Outlook on the web, Microsoft 365
subscribe-address = If the buttons above don't work, paste this address under “Add calendar from URL”:
subscribe-secret = Whoever has this address can see the calendar; please don't forward it.
subscribe-board = The week on a screen
subscribe-phone = Scan to open this page on a phone
calendar-stopped = Messages are paused here, so the link does not work for now. Send /start to open it again.
calendar-renewed = <b>The link is a new one.</b> The old one no longer works.
calendar-sure = With a new link, calendars that subscribed to the old one no longer update and have to subscribe again. Do you want a new one?
calendar-add = Add to calendar
calendar-renew = New link
calendar-renew-yes = New link, drop the old one
calendar-renew-no = Keep it
calendar-no-address = For a link that updates by itself, the server's administrator has to set NHACLICH_HTTP and NHACLICH_PUBLIC_URL.
calendar-by-hours = Items that name only a session are placed at { $hours }.
calendar-by-days = Items that name only a session take the whole day.
calendar-set-days = Items with a session only: whole day
calendar-set-hours = Items with a session only: by hours
calendar-administrators-only = Only an administrator of the group may change its calendar.
menu-bang = The board for a screen
screen-nowhere = The board for a screen needs an address. An administrator sets NHACLICH_HTTP and NHACLICH_PUBLIC_URL.
screen-closed = The office's week for a screen in the corridor, the intranet, or paper (A4). The board is not open: it gets its address when it is.
screen-card = <b>The office's week as a board</b>
    { $address }
    Open it in the browser of a screen, a desk or a phone; it refreshes itself and prints on A4. Whoever has this address sees the whole office's schedule.
screen-open = Open the board
screen-renew = New address
screen-renew-what = The address above ends at once; each screen has to be opened with the new one. Change it?
screen-renew-yes = Change it
screen-renew-no = Keep it
screen-close = Close the board
log-new-link = made a new address
log-end-link = ended an address
board-weeks = Weeks
board-before = ◀ Week before
board-now = This week
board-after = Week after ▶
board-stays = Stop refreshing
board-moves = Refresh by itself
demo-board = The office board
demo-try-scan = Try a photographed sheet

menu-xuat = Export the programme as a file
export-title = <b>Export the programme { $from } – { $to }</b>
    Revision { $number }, { $items ->
        [one] 1 item
       *[other] { $items } items
    }. Please choose a format:
export-empty = No programme has been published yet.
export-word = Word
export-excel = Excel
export-pdf = PDF to print
export-marked = Word with changes marked
export-calendar = iCalendar
export-picture = Picture
export-caption = Work programme { $from } – { $to }.
export-caption-marked = Work programme { $from } – { $to }, changes against the previous revision marked: yellow is new, struck through is gone.

# The papers: Word and Excel.
paper-month = WORK PROGRAMME, MONTH { $month } OF { $year }
paper-week = WORK SCHEDULE, WEEK { $week } OF { $year }
paper-day = WORK SCHEDULE
paper-days = WORK PROGRAMME
paper-on = ({ $day })
paper-from-to = ({ $from } to { $to })
paper-of = (the part of { $name })
paper-chair = { $name }
paper-next-chair = { $name }
paper-all-day = All day
paper-morning = Morning
paper-afternoon = Afternoon
paper-evening = Evening
paper-postponed = Postponed
paper-cancelled = Cancelled
paper-letterhead = Issuer, name of the State and motto
paper-state = SOCIALIST REPUBLIC OF VIET NAM
paper-motto = Independence - Freedom - Happiness
paper-dated = { $place }, …… …… { $year }
paper-number = No.: ……/CTr-……
paper-priorities = 1. Priorities
paper-programme = 2. Programme
paper-legend = Note:
paper-legend-yellow = yellow
paper-legend-new = is new or changed,
paper-legend-struck = struck through
paper-legend-gone = is off, since the version published on { $since }.
paper-recipients = To:
paper-to-leaders = - the directors;
paper-to-units = - the units;
paper-to-file = - filed: VT, ………
paper-signature = Recipients and signature
paper-column-day = Day
paper-column-last-day = Last day
paper-column-session = Session
paper-column-from = From
paper-column-to = To
paper-column-content = Work
paper-column-work = Work
paper-column-place = Place
paper-column-units = Prepared by
paper-column-chairs = Chair
paper-column-attendees = Attendees
paper-column-notes = Notes
paper-column-leaders = Chaired by
paper-column-status = Status
paper-column-changes = Changes
paper-before = (before: { $days })
paper-lasts-all-day = (all day)
paper-moved-to-day = (moved to { $day })
paper-moved-to = (moved to { $days })
paper-place = Place: { $place }
paper-attendees = Attendees: { $people }
paper-notes = Notes: { $notes }
paper-sheet = Work schedule
paper-sheet-priorities = I. PRIORITIES
paper-sheet-programme = II. SCHEDULE
paper-new = New
paper-none = none
paper-now = Now { $status }
paper-was-on = Another day, before { $was }
paper-was-at = Another hour, before { $was }
paper-was-in = Another place, before { $was }
paper-was-chaired = Another chair, before { $was }
paper-was-prepared = Other units, before { $was }
paper-was-attended = Other attendees, before { $was }
paper-was-worded = Put differently, before { $was }
paper-sheet-legend = Note: since the version published on { $since }; green is new, yellow is changed.
paper-sheet-legend-gone = Note: since the version published on { $since }; green is new, yellow is changed; off or on another day:

# What is said of a document that another program had to open; a language's own name; names for files without one.
language-name = English
desk-unnamed-file = document
desk-photo-name = photo.jpg
desk-album-name =
    { $count ->
        [one] photo.pdf
       *[other] photos, { $count } pages.pdf
    }
convert-old-word = an old Word file (.doc)
convert-old-excel = an old Excel file (.xls)
convert-damaged = { $name } could not be opened; please open it, save it as .{ $newer } and send it again
convert-through-office = { $name } was turned into .{ $newer } by LibreOffice to be read; please look at days, hours and chairs.
convert-recognised-scan = The letters of the scan were recognised by a machine; whatever is unsure is asked, please compare with the original.
convert-recognised-photo = The letters of the photo were recognised by a machine; whatever is unsure is asked, please compare with the original.
convert-too-long = turning the file into another form took too long; please send .docx, .xlsx or a PDF with text
convert-photo = the photo
convert-page = page { $number }
convert-flaw-dark = { $what } is too dark; please take it again where there is light
convert-flaw-small = { $what } has too small letters; please come nearer, or send the picture as a file
convert-flaw-cut = { $what } lacks an edge of the sheet; please take it again with the whole sheet
convert-flaw-blurred = { $what } is blurred; please hold the camera still, or send the picture as a file
convert-flaw-wordless = { $what } has no word that can be read; please photograph or scan it again
convert-page-damaged = page { $number } of the PDF is damaged; please scan it again or send the Word or Excel file
convert-no-recognition = the server can't recognise letters (tesseract-ocr, tesseract-ocr-vie and poppler-utils are needed); please send Word, Excel or a PDF with text
convert-too-many-pages = the scanned PDF has { $count } pages, more than { $most }; please send only the pages of the programme
convert-died = the file is too heavy or broken and could not be read; please open it, save it as a new .docx or .xlsx and send it again
convert-computed = Formulas without a result in the workbook were worked out by LibreOffice; please look at days and hours.
convert-no-room = the server could not write a temporary file; please send .docx, .xlsx or a PDF with text
demo-says-tomorrow = what's on tomorrow?
demo-says-next-week = next week
demo-says-changes = what has changed?
demo-says-wednesday = what's on Wednesday?
demo-says-where = Where does the director meet today?

# What is asked about a comparison.
doubt-same-item = Are { $before } and { $after } the same item?
doubt-same = The same: { $what }
doubt-not-same = Two items: the first is off, the second is new
doubt-other-person = “{ $before }” before and “{ $after }” now: two persons or one?
doubt-two-persons = Two: another chair
doubt-one-person = One, written differently: { $before }
doubt-split = { $whole } has become two items.
doubt-merged = { $first } and { $second } have become one item.
doubt-added = new
doubt-cancelled = off
doubt-moved = another day
doubt-rescheduled = another hour
doubt-relocated = another place
doubt-chair-changed = another chair
doubt-units-changed = other units prepare
doubt-attendees-changed = other attendees
doubt-reworded = put differently

# What is asked about a document, and what can be answered.
finding-new-name = The directory doesn't have “{ $text }”. Is this a new name?
finding-alignment-units = { $day }: it isn't clear which units prepare which item, as { $works } items share a cell and its line breaks don't match. Please choose.
finding-alignment-chairs = { $day }: it isn't clear who chairs which item, as { $works } items share a cell and its line breaks don't match. Please choose.
finding-error-value = { $day }: a cell of “{ $text }” holds “{ $other }”, which is no name. Who chairs, and which unit prepares?
finding-odd = { $items ->
    [1] “{ $text }” ({ $day }): { $why }. Please check.
   *[other] { $items } items, such as “{ $text }” ({ $day }): { $why }. Please check.
  }
finding-as-before = { $items ->
    [1] “{ $text }” ({ $day }): { $why }; kept as read, as you answered last time.
   *[other] { $items } items, such as “{ $text }” ({ $day }): { $why }; kept as read, as you answered last time.
  }
odd-hour = another hour stands in the text
odd-enumerated = this may be several items
odd-label = a label (chair, place, who takes part…) stands in the text
odd-status = the text speaks of being postponed or called off
odd-delegation = it isn't clear to whom this is delegated
odd-broken = this seems to be cut in the middle of a sentence
odd-no-work = it isn't clear what is to be done
odd-name = the name of a chair isn't clear
odd-unit = the name of a unit isn't clear
odd-place-inside = the place may stand at the end of the text
odd-place = the place isn't clear
odd-session = session and hour contradict each other
odd-layout = this stands in a document whose layout isn't clear
odd-days = this lasts several days, but it isn't clear until when
odd-dayless = the day's cell of this row is blank, and it isn't clear which day it is
odd-somebody = the text names somebody, and it isn't clear who chairs
finding-hours-and-works = { $day }: the hours' cell holds { $hours } hours, but { $works } items were read beside it, such as “{ $text }”. Please check.
finding-one-or-two = { $day }: are “{ $text }” and “{ $other }” two items or one?
finding-whose-name = { $day }: “{ $text }” is which of { $other }?
finding-namesakes = “{ $text }” and “{ $other }” share a name but not a position. Two persons or one?
finding-unknown-unit = “{ $text }” appears once and is much like “{ $other }”. Is it the same unit?
finding-unknown-name = “{ $text }” appears once and is much like “{ $other }”. Is it the same?
finding-workless = Row { $row }: “{ $text }” says no work, so it is not in the programme yet.
finding-twice = { $day }: “{ $text }” is written twice. Keep both or one?
finding-clash = { $day }: { $name } has two items in one session: “{ $text }” and “{ $other }”.
finding-missing-chair = { $day }: “{ $text }” has no chair.
finding-undated = Row { $row }: it isn't clear on which day “{ $text }” is, so it was left out.
finding-left-over = Left out: “{ $text }” ({ $other }).
finding-year = The document names no year; { $text } is assumed.
finding-weekday = The document says “{ $text }”, but { $day } is a { $falls }, not a { $printed }.
finding-weekdays = { $doubtful } of { $days } days have a weekday that doesn't fit (perhaps the wrong year or week). Please check before publishing.
finding-impossible-date = “{ $text }” is no real day; { $day } is assumed.
finding-date-turned = “{ $text }” was read as { $day } (the sheet had day and month turned round).
finding-unread-day = “{ $text }” is no day; it isn't clear when this is.
finding-falling-day = { $day } comes after a later day; please check both.
finding-days-in-one-cell = “{ $text }” is several days in one cell; it isn't clear which item is on which day.
finding-date-outside = “{ $text }” lies outside the time of this programme; please check.
finding-date-outside-placed = “{ $text }” lies outside the time of this programme; { $day } is assumed.
finding-unsure = { $day }: words of the picture that aren't certain: { $text }. Please compare with the original.
finding-unsure-focus = Priorities: words of the picture that aren't certain: { $text }. Please compare with the original.
finding-period = Title: words of the picture that aren't certain: { $text }. Please compare with the original.
finding-misread = “{ $text }” (or “{ $other }”)
finding-collective = “{ $text }” was taken to be: { $other }. If that's wrong, please correct it in the directory.
choice-as-read = Right as read
choice-no-work = Not an item, drop it
choice-leave-empty = Leave empty
choice-nobody = (nobody)
choice-two-works = Two items
choice-one-work = One item
choice-same-unit = Yes, { $text }
choice-other-unit = No, two different units
choice-other-name = No, two different names
choice-two-people = Two persons
choice-one-person = One person
choice-keep-one = Keep one
choice-keep-both = Keep both
choice-year = { $text }
choice-day = It is { $text }
choice-weekday = It is { $text }, { $other }
choice-drop-day = Drop the items of this day
choice-keep-dates = Keep the dates as written
choice-reads = It is “{ $text }”
choice-add-name = Add to the directory
file-old-fonts = Text in the old fonts { $fonts } was converted to Unicode.
file-unknown-font = Text in the font “{ $font }” has an unknown encoding and may be wrong: “{ $text }”.
file-unknown-letters = Some text has an unknown encoding and may be wrong: “{ $text }”.
file-erased = Words struck out within a sentence were left out: { $words }{ $more ->
    [0] .
   *[other] {" "}and in { $more } more places.
  }
file-lost-part = A part inserted from another file could not be read; please compare with the original.
file-hidden-rows = Hidden rows of the sheet were left out.
file-uncomputed = { $cells } cells hold formulas without a result; if days or hours are missing, open the file in Excel, save it and send it again.
file-lost-page = A page of the PDF could not be read; please compare with the original.

# Mail as a second way.
menu-thu = Get messages by mail too
mail-none = This office doesn't use mail for this. To use it, whoever keeps the server has to set NHACLICH_SMTP_URL.
mail-off =
    <b>Mail</b>
    Not used. Send <code>/mail name@office.gov.vn</code> to get by mail too: the morning's digest, changes, reminders. Mail still comes when Telegram doesn't.
mail-on =
    <b>Mail</b>
    What is sent here also goes to { $address }. To stop: <code>/mail stop</code>
mail-refused = The last letter didn't arrive: { $why }
mail-asked = A code is being mailed to { $address }. Please send it here within 15 minutes, for example: <code>/mail 123456</code>
mail-no-address = This is no mail address. For example: <code>/mail name@office.gov.vn</code>
mail-too-often = Five codes were mailed today. Please try again tomorrow.
mail-wrong-code = That is not the code. Please look at the newest mail.
mail-stale-code = The code is too old, or none was mailed. Please send the address again: <code>/mail name@office.gov.vn</code>
mail-confirmed = Confirmed. From now on what is sent here also goes to { $address }.
mail-ended = No more mail. Messages still come here as before.
mail-from = Work programme
mail-code-subject = Your code: { $code }
mail-code =
    Your code to get the work programme by mail: { $code }

    Please send /mail { $code } to the bot on Telegram within 15 minutes. If you didn't ask for this, please ignore it.
mail-footer = Sent automatically, as asked for on Telegram; please don't reply. To press “Seen” or to ask, open Telegram. To stop these mails, send /mail stop to the bot.

# The proof page: the document on the left, what was read on the right.
proof-title = Proof: { $name }
proof-summary = { $from } to { $to } · { $items } items · { $stops ->
    [0] nothing left to look at
    [one] 1 place to look at
   *[other] { $stops } places to look at
}
proof-sides = The two sides
proof-document = Document
proof-read = What was read
proof-stops = Places to look at
proof-next = To the next place
proof-no-document = No document is kept with this draft.
proof-page = Page { $page }
proof-left-over = Not read:
proof-hidden = (hidden)
proof-deleted = (deleted)
proof-page-head = (page head)
proof-page-foot = (page foot)
proof-footnote = (footnote)
proof-comment = (comment)
proof-watermark = (watermark)
proof-stamp = (stamp)
proof-menu = (menu)
proof-priorities = Priorities
proof-until = until { $day }
proof-back = See it in the document
proof-attendees = Attending:
proof-notes = Notes:
proof-remarks = Remarks
proof-written = The proof page was written: { $file }
desk-proof = Proof in the browser
desk-proof-app = Open inside Telegram
desk-proof-link = <a href="{ $url }">Open the proof page</a>
    The link is yours alone and opens once, within { $minutes } minutes. Please don’t pass it on.
desk-signed-out = { $count ->
    [0] No browser has the proof page open.
    [one] Signed out of 1 browser. Links sent before no longer work.
   *[other] Signed out of { $count } browsers. Links sent before no longer work.
}
proof-edits = the edits
proof-entrance-title = Proof page
proof-entrance = Press the button to open the draft. This link works only once.
proof-enter = Open the proof page
proof-app = Opening…
proof-app-refused = It could not be opened. Please press the button under the draft in Telegram again.
proof-gone = Signed out.
help-proof = To compare the document with what was read, in a browser: “Proof in the browser” under a draft.
help-proof-off = To compare in the browser, the administrator sets NHACLICH_HTTP and NHACLICH_PUBLIC_URL in .env.
edit-unfit-cut = Please put the cursor into the content where the second item begins, then press again.
proof-last-day = Until
proof-status = Status
proof-scheduled = Scheduled
proof-save = Save
proof-split = Split at the cursor
proof-join = Join with the one above
proof-drop = Not an item
proof-add = Add an item
proof-add-hint = Another item of this day: 14:00 content | place | units | chairs
proof-undo = One step back
proof-onward = Changes and messages
proof-leave = Sign out
proof-offline = The connection is lost, so this isn’t saved. What you typed stays here and is sent again once there is a network.
proof-session-over = The session is over, so this isn’t saved. What you typed stays here; please open the page again from the button under the draft in Telegram.
proof-to-draft = Back to the proof page
proof-untold = Not linked, so no message reaches them:
proof-look-again = See again who got it and who has seen it
proof-held = { $name } has been working on this draft since { $time }. You can look; to change it, take it over.
proof-closed = This draft is closed.
proof-changed-by = The draft was changed ({ $names }) after this page was opened, so what you pressed did nothing yet. This is how it stands.
proof-changed-back = The draft has changed since this page was opened, so what you pressed did nothing yet. This is how it stands.
proof-nothing-to-undo = There is no step left to go back.
proof-not-possible = That can’t be done with this draft.
proof-still-open = { $count ->
    [one] 1 question is open, so it can’t be published yet.
   *[other] { $count } questions are open, so it can’t be published yet.
}
proof-published = <b>Revision { $number } is published.</b>
proof-parts = Days
