//! An invented office: who chairs, who prepares, and how its documents write them; knows no layout.

use super::dice::Dice;

/// How a document writes the people of its office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// `Đ/c Hoa - TUV, PGĐ`
    GivenAndPositions,
    /// `PGĐ Trần Thị Hoa`
    RankAndName,
    /// `Đ/c Trần Thị Hoa`
    Name,
    /// `Đ/c Trần Thị Hoa - Phó Giám đốc`
    NameAndRank,
    /// `PCT.KT`
    Rank,
}

#[derive(Clone, Debug)]
pub struct Person {
    /// As a reading has it.
    pub name: String,
    /// As the document writes it, honorific and positions included.
    pub written: String,
    /// The same without honorific, for places that set it themselves.
    pub subject: String,
}

#[derive(Clone, Debug)]
pub struct Office {
    pub issuer: &'static str,
    pub naming: Naming,
    pub people: Vec<Person>,
    /// Stand for several people.
    pub bodies: Vec<&'static str>,
    pub units: Vec<&'static str>,
}

const FAMILIES: [&str; 12] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương"];
const MIDDLES: [&str; 9] = ["Văn", "Thị", "Đức", "Minh", "Thanh", "Quốc", "Hữu", "Ngọc", "Tấn"];
const GIVEN: [&str; 24] = [
    "Hoa", "Dũng", "Khang", "Vịnh", "Bảy", "Sang", "Công", "Chính", "Hòa", "Lâm", "Ưng", "Yến", "Thắng",
    "Đông", "Hạnh", "Phúc", "Nam", "Thủy", "Việt", "Quý", "Tư", "Ánh", "Sơn", "Hậu",
];

/// What sets one kind of office apart: its name, its ranks from the head down, its units and bodies.
struct Kind {
    issuer: &'static str,
    ranks: [&'static str; 5],
    positions: [&'static str; 5],
    bodies: [&'static str; 3],
    units: [&'static str; 7],
}

const KINDS: [Kind; 4] = [
    Kind {
        issuer: "Sở Nông nghiệp và Môi trường",
        ranks: ["Giám đốc", "PGĐ", "PGĐ", "PGĐ", "PGĐ"],
        positions: ["TUV, BTĐU, GĐ", "PBT ĐU, PGĐ", "PGĐ", "PGĐ", "PGĐ"],
        bodies: ["Lãnh đạo Sở", "BTV Đảng ủy", "Ban Giám đốc"],
        units: ["VP", "KHTC", "TCCB", "TT-BVTV", "Thanh tra", "Đảng ủy", "QLĐĐ"],
    },
    Kind {
        issuer: "Ủy ban nhân dân xã Phú Lĩnh",
        ranks: ["Chủ tịch", "PCT", "PCT", "PCT", "PCT"],
        positions: ["BTĐU, CT", "PBT, PCT", "UVBTV, PCT", "PCT", "PCT"],
        bodies: ["Thường trực Đảng ủy", "Thường trực UBND xã", "Lãnh đạo UBND xã"],
        units: [
            "Văn phòng HĐND và UBND",
            "Phòng Kinh tế",
            "Phòng VH-XH",
            "Công an xã",
            "BCH Quân sự",
            "Trạm Y tế",
            "TT PVHCC",
        ],
    },
    Kind {
        issuer: "Trường Đại học Kỹ thuật Lam Giang",
        ranks: ["Hiệu trưởng", "PHT", "PHT", "PHT", "PHT"],
        positions: ["BTĐU, HT", "PBT ĐU, PHT", "PHT", "PHT", "PHT"],
        bodies: ["Ban Giám hiệu", "Đảng ủy trường", "Hội đồng trường"],
        units: ["P. TCHC", "P. Đào tạo", "P. CTSV", "Khoa CNTT", "KT&ĐBCL", "P. KH-TC", "Trung tâm NN-TH"],
    },
    Kind {
        issuer: "Bệnh viện Đa khoa Bắc Lam",
        ranks: ["Giám đốc", "PGĐ", "PGĐ", "PGĐ", "PGĐ"],
        positions: ["BTĐU, GĐ", "PBT ĐU, PGĐ", "PGĐ", "PGĐ", "PGĐ"],
        bodies: ["Ban Giám đốc", "Đảng ủy Bệnh viện", "Lãnh đạo Bệnh viện"],
        units: ["P. KHTH", "P. Điều dưỡng", "P. TCKT", "Khoa Dược", "VTTB", "P. TCCB", "CĐ-TQT"],
    },
];

/// Titles that stand for one person each, in the writings of People's Committees.
const RANKS_ALONE: [&str; 5] = ["Chủ tịch", "PCT. Thường trực", "PCT.KT", "PCT.VX", "PCT.NC"];

impl Office {
    pub fn draw(seed: u64, naming: Naming) -> Self {
        let mut dice = Dice::new(seed);
        let kind = dice.roll(KINDS.len());
        let kind = &KINDS[if naming == Naming::Rank { 1 } else { kind }];
        let count = if naming == Naming::Rank { 5 } else { 3 + dice.roll(2) };
        let namesakes = !matches!(naming, Naming::Rank) && dice.one_in(4);
        let (first, stride) = (dice.roll(GIVEN.len()), [1, 5, 7, 11][dice.roll(4)]);
        let mut people = Vec::new();
        for index in 0..count {
            let family = FAMILIES[(index * 5 + dice.roll(2)) % FAMILIES.len()];
            let middle = dice.word(&MIDDLES);
            let twin = namesakes && index == count - 1;
            let given = GIVEN[(first + (if twin { 1 } else { index }) * stride) % GIVEN.len()];
            let same_name = namesakes && (twin || index == 1);
            people.push(person(kind, naming, index, (family, middle, given), same_name));
        }
        let (bodies, units) = (kind.bodies.to_vec(), kind.units.to_vec());
        Self { issuer: kind.issuer, naming, people, bodies, units }
    }

    /// Everybody whom an item may name as its chair: the people first, then the bodies.
    pub fn chair(&self, index: usize) -> (String, String) {
        let index = index % (self.people.len() + self.bodies.len());
        match self.people.get(index) {
            Some(person) => (person.name.clone(), person.written.clone()),
            None => {
                let body = self.bodies[index - self.people.len()];
                (body.into(), body.into())
            }
        }
    }

    /// The given name of two people whom the document tells apart by their families, and their names.
    pub fn namesakes(&self) -> Option<(&str, [&str; 2])> {
        let given = |person: &Person| person.name.rsplit(' ').next().unwrap_or_default().to_owned();
        let (second, last) = (self.people.get(1)?, self.people.last()?);
        let twins = self.naming.is_given() && self.people.len() > 2 && given(second) == given(last);
        twins.then(|| (second.name.rsplit(' ').next().unwrap_or_default(), [&*second.name, &*last.name]))
    }

    pub fn unit(&self, index: usize) -> &'static str {
        self.units[index % self.units.len()]
    }
}

fn person(
    kind: &Kind,
    naming: Naming,
    index: usize,
    (family, middle, given): (&str, &str, &str),
    same_name: bool,
) -> Person {
    let full = format!("{family} {middle} {given}");
    let rank = kind.ranks[index];
    let spelled_rank = match rank {
        "PGĐ" => "Phó Giám đốc",
        "PCT" => "Phó Chủ tịch",
        "PHT" => "Phó Hiệu trưởng",
        rank => rank,
    };
    let known_as = if same_name { format!("{family} {given}") } else { given.into() };
    let (name, written, subject) = match naming {
        Naming::GivenAndPositions => {
            let positions = kind.positions[index];
            let written = format!("Đ/c {known_as} - {positions}");
            (known_as.clone(), written, format!("đ/c {known_as}"))
        }
        Naming::RankAndName => (full.clone(), format!("{rank} {full}"), format!("{rank} {full}")),
        Naming::Name => (full.clone(), format!("Đ/c {full}"), format!("đồng chí {full}")),
        Naming::NameAndRank => {
            (full.clone(), format!("Đ/c {full} - {spelled_rank}"), format!("{spelled_rank} {full}"))
        }
        Naming::Rank => {
            let rank = RANKS_ALONE[index % RANKS_ALONE.len()];
            (rank.into(), rank.into(), rank.into())
        }
    };
    Person { name, written, subject }
}

impl Naming {
    /// Positions follow the name, so that commas do not set people apart.
    pub fn is_given(self) -> bool {
        self == Self::GivenAndPositions
    }
}
