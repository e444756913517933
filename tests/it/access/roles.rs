//! Roles: who may do what at the desk, and what nobody else can.

use office::store::Invited;
use sandbox::{Person, World};
use words::help;

use super::{Running, office, press};

/// Commands of the desk, by both names: those of its menu, so a new one is tried too.
fn desk_commands() -> Vec<String> {
    help::DESK_COMMANDS.iter().flat_map(|(vi, en)| [format!("/{vi}"), format!("/{en}")]).collect()
}

/// Every kind of data that a button of the desk can carry; `1` is an entry, a chat, a request and a user. Those
/// of the board's card are in `screen::desk`, those of `/xuat` in `desk::exporting`: nobody may press more
/// often than sixty times a minute.
const FORGED: &[&str] = &[
    "dir:list:0",
    "dir:card:1",
    "dir:readers",
    "dir:roles",
    "dir:requests",
    "dir:role:1",
    "dir:grant:1:administrator",
    "dir:unrole:1",
    "dir:rename:1",
    "dir:full:1",
    "dir:positions:1",
    "dir:alias:1",
    "dir:merge:1:0",
    "dir:with:1:2",
    "dir:merged:1:2",
    "dir:split:1",
    "dir:apart:1:000000000000",
    "dir:unmerge:1:2",
    "dir:members:10:0",
    "dir:member:10:1:0",
    "dir:retire:1",
    "dir:retired:1",
    "dir:cut:1:1",
    "dir:off:1:1",
    "inv:list:0",
    "inv:entry:1",
    "inv:reader",
    "inv:secretariat",
    "inv:drafter",
    "ask:yes:1",
    "ask:no:1",
    "ask:as:1:0",
    "ask:as:1:1",
    "ed:i:1",
    "ed:f:1:day",
    "ed:off:1",
    "ed:on:1",
    "ed:new",
    "ed:back:1",
    "d:1:1:p",
    "undo:1",
    "board:1",
    "nudge:1",
    "seensheet:1",
    "log:0",
    "orig:1",
    "bc:1:to:all",
    "bc:1:pick:0",
    "bc:1:with:1:0",
    "bc:1:test",
    "bc:1:send:000000000000",
    "bc:1:drop",
    "bc:1:stop",
    "bc:1:recall",
    "bc:1:now",
    "office:drop:2026-11-20",
];

/// Nothing was said and nothing was changed, whatever is pressed.
async fn gets_nothing_from_buttons(bot: &Running, seat: &sandbox::Seat) {
    // What is answered was handled to its end, and so was everything before it.
    let last = seat.ask("/homnay@nhaclich_sandbox_bot").await.id;
    let (before, heard) = (bot.state(), seat.from_bot().len());
    for data in FORGED {
        seat.press_data(last, data).await;
    }
    bot.sandbox.wait_taken().await;
    // A question that is answered comes after everything that was pressed before it.
    let asked = seat.ask("/homnay@nhaclich_sandbox_bot").await;
    assert_eq!(seat.from_bot().len(), heard + 1, "only the question was answered: {}", seat.transcript());
    assert!(asked.edited.is_none());
    assert!(seat.message(last).expect("the message").edited.is_none(), "{}", seat.transcript());
    pretty_assert(&before, &bot.state());
}

fn pretty_assert(before: &str, after: &str) {
    let changed: Vec<_> = after.lines().filter(|line| !before.contains(line)).collect();
    assert_eq!(before.lines().count(), after.lines().count(), "{changed:#?}");
    assert!(changed.is_empty(), "{changed:#?}");
}

async fn with_a_request(bot: &Running) -> Person {
    let stranger = bot.sandbox.person("Người Xin");
    stranger.ask("/start").await;
    press(&stranger, "Xin quyền truy cập", "họ tên").await;
    stranger.ask("Tôi là Lam").await;
    stranger
}

#[tokio::test]
async fn a_stranger_gets_nothing_from_the_desk() {
    let bot = office().await;
    bot.administrator().await;
    with_a_request(&bot).await;
    let stranger = bot.sandbox.person("Người Lạ");
    let everybodys = help::COMMANDS.iter().map(|(vi, _)| format!("/{vi}"));
    for command in desk_commands().into_iter().chain(everybodys) {
        let said = stranger.ask(&command).await;
        assert!(said.text().contains("liên hệ Văn phòng"), "{}", said.text());
    }
    let other = bot.sandbox.person("Người Lạ Khác");
    other.ask("/start").await;
    gets_nothing_from_buttons(&bot, &other).await;
}

#[tokio::test]
async fn a_reader_gets_nothing_from_the_desk() {
    let bot = office().await;
    bot.administrator().await;
    with_a_request(&bot).await;
    let reader = bot.linked("Lê Thoa", "Thoa").await;
    for command in desk_commands() {
        assert_eq!(reader.ask(&command).await.text(), "Lệnh này dành cho Văn phòng.");
    }
    let other = bot.linked("Lê Tài", "Tài").await;
    gets_nothing_from_buttons(&bot, &other).await;
}

#[tokio::test]
async fn a_member_of_a_linked_group_gets_nothing_from_the_desk() {
    let bot = office().await;
    bot.administrator().await;
    with_a_request(&bot).await;
    let (group, _) = bot.unit_group("VP").await;
    let member = bot.sandbox.person("Nhân viên").join(&group);
    for command in desk_commands() {
        let said = member.at(&group).ask(&format!("{command}@nhaclich_sandbox_bot")).await;
        assert_eq!(said.text(), "Lệnh này dành cho Văn phòng.");
    }
    let other = bot.sandbox.person("Nhân viên khác").join(&group);
    gets_nothing_from_buttons(&bot, &other.at(&group)).await;
    // Nor does an administrator of the group, who may only link it.
    let chief = bot.sandbox.person("Phó VP").join(&group);
    group.promote(&chief);
    gets_nothing_from_buttons(&bot, &chief.at(&group)).await;
}

#[tokio::test]
async fn a_secretary_in_a_group_shows_the_others_nothing() {
    let bot = office().await;
    let desk = bot.administrator().await;
    with_a_request(&bot).await;
    let (group, _) = bot.unit_group("VP").await;
    let desk = desk.join(&group);
    let said = desk.at(&group).ask("/danhba@nhaclich_sandbox_bot").await;
    assert!(said.text().contains("cuộc trò chuyện riêng"), "{}", said.text());
    gets_nothing_from_buttons(&bot, &desk.at(&group)).await;
}

#[tokio::test]
async fn a_removed_secretary_gets_nothing_not_even_from_old_buttons() {
    let bot = office().await;
    let desk = bot.administrator().await;
    with_a_request(&bot).await;
    let former = bot.with_role("Phạm Thư Ký", Invited::Secretariat).await;
    former.ask("/danhba").await;
    press(&former, "Thoa", "Đổi tên").await;
    press(&former, "Đổi tên", "tên mới").await;
    desk.ask("/danhba").await;
    press(&desk, "Phân quyền (1)", "Phạm Thư Ký: Văn phòng").await;
    press(&desk, "Phạm Thư Ký", "đang có quyền").await;
    desk.press("Thu hồi quyền").await;
    former.wait_text("đã được thu hồi").await;
    // The name that was asked for is not taken any more, and the old button is dead.
    let said = former.ask("Tên Giả").await;
    assert!(said.text().contains("liên hệ Văn phòng"), "{}", said.text());
    // One who was removed otherwise, so that no flood hides what the buttons do.
    let other = bot.with_role("Lý Thư Ký", Invited::Secretariat).await;
    other.ask("/danhba").await;
    let (moment, user) = (bot.office.moment(), other.id().0);
    let revoke = move |tx: &office::store::Tx<'_>| {
        office::request::revoke_role(tx, &moment, user, office::store::Actor::CommandLine)
    };
    assert!(bot.office.run(revoke).await.expect("revoked"));
    gets_nothing_from_buttons(&bot, &other).await;
    for command in desk_commands() {
        assert!(former.ask(&command).await.text().contains("liên hệ Văn phòng"));
    }
}

#[tokio::test]
async fn somebody_who_drafts_sees_the_directory_and_changes_nothing() {
    let bot = office().await;
    bot.administrator().await;
    with_a_request(&bot).await;
    let drafter = bot.with_role("Hoàng Soạn Thảo", Invited::Drafter).await;
    let list = drafter.ask("/danhba").await;
    assert!(list.text().contains("Danh bạ"));
    assert!(drafter.ask("/moi").await.text().contains("quyền công bố"));
    let before = bot.state();
    for data in FORGED.iter().filter(|data| !data.starts_with("ed:") && !data.starts_with("board:")) {
        drafter.press_data(list.id, data).await;
    }
    drafter.ask("/homnay").await;
    pretty_assert(&before, &bot.state());
}

#[tokio::test]
async fn only_an_administrator_says_who_has_which_role() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let secretary = bot.with_role("Phạm Thư Ký", Invited::Secretariat).await;
    let list = secretary.ask("/danhba").await;
    let before = bot.state();
    for data in ["grant", "unrole"] {
        let forged = format!("dir:{data}:{}:administrator", secretary.id().0);
        secretary.press_data(list.id, &forged).await;
    }
    secretary.press_data(list.id, "inv:secretariat").await;
    secretary.ask("/homnay").await;
    pretty_assert(&before, &bot.state());
    desk.ask("/danhba").await;
    press(&desk, "Phân quyền (1)", "Phạm Thư Ký: Văn phòng").await;
    press(&desk, "Phạm Thư Ký", "đang có quyền").await;
    press(&desk, "Soạn dự thảo", "Phạm Thư Ký: Soạn dự thảo").await;
}

#[tokio::test]
async fn a_stale_or_broken_button_changes_nothing() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let list = desk.ask("/danhba").await;
    let before = bot.state();
    let long = "dir:".to_owned() + &"9".repeat(60);
    for data in [
        "",
        ":",
        "dir",
        "dir:",
        "dir:card",
        "dir:card:",
        "dir:card:x",
        "dir:merged:1",
        "dir:merged:1:1",
        "dir:merged:999:1",
        "dir:retired:999",
        "dir:off:1:999",
        "dir:apart:1:",
        "dir:unmerge:1:2",
        "inv:entry:999",
        "inv:entry:",
        "ask:as:999:1",
        "ask:no:999",
        "week:x:y",
        "cal:",
        "cal:day:2",
        "cal:add:",
        "cal:add:x:0",
        "cal:renewed:1",
        "nothing:1",
        &long,
    ] {
        desk.press_data(list.id, data).await;
    }
    desk.ask("/homnay").await;
    pretty_assert(&before, &bot.state());
}

#[tokio::test]
async fn the_secretariats_commands_are_in_the_menu_of_its_chats_alone() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let secretary = bot.with_role("Phạm Thư Ký", Invited::Secretariat).await;
    let reader = bot.linked("Lê Thoa", "Thoa").await;
    for person in [&desk, &secretary] {
        let (chat, user) = (person.chat_id(), person.id());
        let shown = move |world: &World| {
            let menu = world.menu_seen(chat, user);
            ["danhba", "moi", "homnay"]
                .iter()
                .all(|name| menu.iter().any(|c| c.command == *name))
                .then_some(())
        };
        bot.sandbox.wait_for("the secretariat's menu", shown).await;
    }
    assert!(!reader.menu().iter().any(|command| command.command == "danhba"));
    desk.ask("/danhba").await;
    press(&desk, "Phân quyền (1)", "Phạm Thư Ký").await;
    press(&desk, "Phạm Thư Ký", "đang có quyền").await;
    desk.press("Thu hồi quyền").await;
    let (chat, user) = (secretary.chat_id(), secretary.id());
    let gone = move |world: &World| {
        let menu = world.menu_seen(chat, user);
        (!menu.is_empty() && !menu.iter().any(|c| c.command == "danhba")).then_some(())
    };
    bot.sandbox.wait_for("the ordinary menu", gone).await;
}
