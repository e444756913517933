//! Sessions of days that name none themselves, in a list of days whose first ones do.

use super::{Said, Timed, marks::Mark};
use plan::Session;

/// The sessions of a day.
pub const DAY: [Session; 3] = [Session::Morning, Session::Afternoon, Session::Evening];

/// Sessions as the day has them; none in particular, if it is all of them.
pub fn in_order(sessions: &[Session]) -> Vec<Session> {
    let named: Vec<Session> = DAY.into_iter().filter(|session| sessions.contains(session)).collect();
    if named.len() == DAY.len() { Vec::new() } else { named }
}

/// "chiều thứ 2 và thứ 4" are two afternoons, "chiều nay và ngày mai" are not.
pub fn inherit(timed: &mut [Timed]) {
    let alike = |one: &Said, other: &Said| {
        matches!(
            (one, other),
            (Said::Weekday(..), Said::Weekday(..)) | (Said::Day(_) | Said::Stretches(_), Said::Day(_))
        )
    };
    for at in 1..timed.len() {
        let (before, rest) = timed.split_at_mut(at);
        let (Some(before), Some((item, later))) = (before.last(), rest.split_first_mut()) else { continue };
        let unsaid = item.sessions.is_empty() && later.iter().all(|item| item.sessions.is_empty());
        if unsaid && item.mark == Mark::None && alike(&before.said, &item.said) {
            item.sessions.clone_from(&before.sessions);
        }
    }
}
