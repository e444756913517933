//! The real program against the sandbox: what `nhaclich run` runs, on a throw-away database.

use clock::Clock;
use nhaclich::{
    apart::Reader,
    program::{self, Extras},
    telegram::wire::Dial,
};
use office::{Moment, Office, Rules, link, store::Invited};
use plan::register::Kind;
use sandbox::{Person, Place, Sandbox};
use tokio_util::sync::CancellationToken;

use super::{publish, reading, rules};

/// A running bot and the world it talks to; it ends with the test.
pub struct Running {
    pub sandbox: Sandbox,
    pub office: Office,
    pub clock: Clock,
    stop: CancellationToken,
    program: tokio::task::JoinHandle<anyhow::Result<()>>,
    folder: tempfile::TempDir,
}

/// Starts the bot at a moment, with a programme of these lines (see [`reading`]) published; none: no
/// programme at all.
pub async fn running(moment: Moment, programme: &[&str]) -> Running {
    running_by(rules(), moment, programme).await
}

/// The same by other rules of the office.
pub async fn running_by(rules: Rules, moment: Moment, programme: &[&str]) -> Running {
    running_with(rules, moment, programme, extras()).await
}

/// What a run has beside the bot itself: documents are read by the program that was built.
pub fn extras() -> Extras {
    Extras { reader: Reader::at(env!("CARGO_BIN_EXE_nhaclich")), ..Extras::default() }
}

/// The same with more beside it.
pub async fn running_with(rules: Rules, moment: Moment, programme: &[&str], extras: Extras) -> Running {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::starting_at(moment.now);
    let sandbox = Sandbox::start("127.0.0.1:0", clock.clone()).await.expect("a sandbox");
    let office = Office::open(folder.path().join("office.db"), rules, clock.clone()).expect("an office");
    if !programme.is_empty() {
        let reading = reading(programme);
        office.run(move |tx| Ok(publish(tx, &moment, &reading))).await.expect("a programme");
    }
    let (stop, program) = start(&sandbox, &office, extras);
    Running { sandbox, office, clock, stop, program, folder }
}

fn start(
    sandbox: &Sandbox,
    office: &Office,
    extras: Extras,
) -> (CancellationToken, tokio::task::JoinHandle<anyhow::Result<()>>) {
    let dial = Dial {
        token: sandbox.token().to_owned().into(),
        api_url: Some(sandbox.api_url()),
        proxy: None,
        rate: None,
        patience: Dial::PATIENCE,
    };
    let stop = CancellationToken::new();
    let program = tokio::spawn(program::run_with(office.clone(), dial, extras, stop.clone()));
    (stop, program)
}

impl Running {
    /// Everything that the database holds, a line a row, but for what came in and how long it took: to see
    /// that nothing has changed.
    pub fn state(&self) -> String {
        let database = rusqlite::Connection::open(self.folder.path().join("office.db")).expect("the file");
        let mut tables = database
            .prepare(
                "select name from sqlite_schema where type = 'table' and name not like 'item_search%'
                      and name not in ('incoming', 'milestone', 'dialogue', 'asked') order by name",
            )
            .expect("the tables");
        let tables = tables.query_map([], |row| row.get::<_, String>(0)).expect("the tables");
        let mut lines = Vec::new();
        for table in tables.map(|table| table.expect("a table")) {
            // A message on its way goes on changing its state.
            let what = if table == "outbox" { "chat_id, key, part, text" } else { "*" };
            let mut rows = database.prepare(&format!("select {what} from {table}")).expect("a table");
            let columns = rows.column_count();
            let mut rows = rows.query([]).expect("rows");
            while let Some(row) = rows.next().expect("a row") {
                let value = |column: usize| row.get_unwrap::<_, rusqlite::types::Value>(column);
                let values: Vec<_> = (0..columns).map(|column| format!("{:?}", value(column))).collect();
                lines.push(format!("{table}: {}", values.join(" | ")));
            }
        }
        lines.join("\n")
    }

    /// Makes it another moment.
    pub fn set(&self, moment: Moment) {
        self.clock.set(moment.now);
    }

    /// An invitation's code for an official's name, a unit's code, or `*` for the whole programme.
    pub async fn code(&self, name: &str) -> String {
        let (name, moment) = (name.to_owned(), self.office.moment());
        let invite = move |tx: &office::store::Tx<'_>| {
            let register = tx.register()?;
            let invited = match register.find(&name).first() {
                None => Invited::Reader,
                Some(listing) if listing.kind == Kind::Unit => Invited::Unit(listing.id),
                Some(listing) => Invited::Official(listing.id),
            };
            link::invite(tx, &moment, invited, office::store::Actor::CommandLine)
        };
        self.office.run(invite).await.expect("a code")
    }

    /// A person whose private chat is linked to a name.
    pub async fn linked(&self, person: &str, name: &str) -> Person {
        let person = self.sandbox.person(person);
        person.write(&format!("/start {}", self.code(name).await));
        let welcome = person.wait_text("Đã liên kết").await;
        person.wait_after(welcome.id).await;
        person
    }

    /// A group of a unit, and its administrator.
    pub async fn unit_group(&self, unit: &str) -> (Place, Person) {
        let owner = self.sandbox.person(&format!("Trưởng {unit}"));
        let group = self.sandbox.group(&format!("Phòng {unit}"), &owner).with_bot();
        owner.at(&group).write(&format!("/start@nhaclich_sandbox_bot {}", self.code(unit).await));
        let welcome = group.wait_text("Đã liên kết").await;
        group.wait_after(welcome.id).await;
        (group, owner)
    }

    /// Stops, and starts anew on the same database.
    pub async fn restarted(self) -> Self {
        let Self { sandbox, office, clock, stop, program, folder } = self;
        stop.cancel();
        program.await.expect("no panic").expect("a clean end");
        drop(office);
        let path = folder.path().join("office.db");
        let office = Office::open(path, rules(), clock.clone()).expect("an office");
        let (stop, program) = start(&sandbox, &office, extras());
        Self { sandbox, office, clock, stop, program, folder }
    }

    /// Stops as SIGTERM does, and tells how the program ended.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stop.cancel();
        self.program.await.expect("no panic")
    }
}
