// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/officer_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "telegram/facts.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/one_slip.h"

// Titles are open-ended; three things catch most of them: a list of words, what office symbols look
// like (a slash, capitals among small letters), and stems that every post puts together anew
// (PolMinCouns, EconOff).
namespace reftel::telegram {
namespace {

// In rows: one word a line would fill the file.
// clang-format off
constexpr auto kWords = std::to_array<std::string_view>(
    {"A", "ACG", "ACT", "ACTG", "ACTIN", "ACTING", "ACTNG", "ADCM", "ADM", "ADMIN", "ADMINISTRATIVE",
     "ADMIRAL", "ADVISER", "ADVISOR", "AF", "AFF", "AFFAIR", "AFFAIRES", "AFFAIRS", "AFGHANISTAN",
     "AFRICA", "AFRICAN", "AGENT", "AGRICULTURAL", "AGRICULTURE", "AI", "AIDE", "AIT", "ALTERNATE",
     "ALUSNA", "AMB", "AMBASSADOR", "AMCON", "AMCONSUL", "AMEMBASSY", "AMERICAN", "AMERICAS",
     "ANALYST", "AND", "ANTI", "APHIS", "ARA", "ARMS", "ARMY", "ARSO", "AS", "ASEAN", "ASIA",
     "ASIAN", "ASSISTANCE", "ASSISTANT", "ASSOCIATE", "ASST", "AT", "ATTACHE", "ATTORNEY",
     "AVIATION", "BG", "BILATERAL", "BIODEFENSE", "BIOLOGICAL", "BPAO", "BPO", "BRANCH", "BRIG",
     "BUREAU", "BUSINESS", "BY", "CAO", "CAPT", "CAPTAIN", "CDA", "CDR", "CENTER", "CENTRAL", "CG",
     "CHAIR", "CHAIRMAN", "CHANGE", "CHARGE", "CHEMICAL", "CHIEF", "CIVIL", "CLIMATE", "CMDR",
     "COL", "COLONEL", "COM", "COMMANDER", "COMMERCE", "COMMERCIAL", "COMMISSION", "COMMISSIONER",
     "COMMUNICATIONS", "COMPLIANCE", "CONGEN", "CONOFF", "CONS", "CONSUL", "CONSULAR", "CONSULATE",
     "CONTROL", "CONTROLLER", "CONTROLS", "CONVENTIONAL", "COOPERATION", "COORDINATION",
     "COORDINATOR", "COUNCILLOR", "COUNCILOR", "COUNS", "COUNSEL", "COUNSELLOR", "COUNSELOR",
     "COUNSELOUR", "COUNTER", "COUNTERTERRORISM", "COUNTRY", "CRIME", "CRIMES", "CRISIS",
     "CULTURAL", "CUSTOMS", "DAFFAIRES", "DAFFAIRS", "DAO", "DAS", "DATT", "DCM", "DEA", "DEAFFAIRES",
     "DEFENSE", "DELEGATE", "DELEGATION", "DEMOCRACY", "DEP", "DEPARTMENT", "DEPT", "DEPUTY",
     "DESIGNATE", "DESK", "DETAINEE", "DEVELOPMENT", "DHS", "DIPLOMACY", "DIPLOMATIC", "DIR",
     "DIRECTOR", "DIRECTORATE", "DISARMAMENT", "DIVISION", "DOD", "DOJ", "DOMESTIC",
     "DPO", "DR", "DRL", "DRSO", "DS", "DUTY", "EAP", "EAST", "EASTERN", "EB", "ECMIN", "ECON",
     "ECONCHIEF", "ECONCOUNS", "ECONCOUNSELOR", "ECONMIN", "ECONMINCOUNS", "ECONOFF",
     "ECONOFFICER", "ECONOMIC", "ECONOMICS", "ECONOMIST", "ECONOMY", "ECOPOL", "ECPO", "EDUCATION",
     "EEB", "ELECTIONS", "EMB", "EMBASSY", "EMBOFF", "EMC", "EMIN", "EMINCOUNS", "ENERGY",
     "ENFORCEMENT", "ENGAGEMENT", "ENV", "ENVIRONMENT", "ENVIRONMENTAL", "ENVOY", "EST", "ESTH",
     "EUR", "EURASIAN", "EUROASIAN", "EUROPE", "EUROPEAN", "EX", "EXEC", "EXECUTIVE", "EXPORT",
     "EXTERNAL", "FAS", "FBI", "FCS", "FINANCE", "FINANCIAL", "FIRST", "FISHERIES", "FMO", "FOR",
     "FORCE", "FOREIGN", "FRAUD", "FREEDOM", "FSO", "GEN", "GENERAL", "GLOBAL", "GOVERNANCE",
     "GOVERNMENT", "GROUP", "GSO", "GUANTANAMO", "HEAD", "HEALTH", "HEMISPHERE", "HOMELAND", "HON",
     "HONORABLE", "HRO", "HUMAN", "HUMANITARIAN", "IAEA", "ICAO", "ICE", "IMMIGRATION", "IMO",
     "IMPLEMENTATION", "IN", "INFORMATION", "INITIATIVES", "INL", "INR", "INSPECTOR",
     "INSTITUTIONAL", "INTELLECTUAL", "INTELLIGENCE", "INTERAGENCY", "INTERESTS", "INTERIM",
     "INTERNAL", "INTERNATIONAL", "INVESTMENT", "IO", "IPAO", "IPO", "IRAQ", "IRF", "ISLAMIC",
     "ISN", "ISSO", "ISSUES", "JUDICIAL", "KINGDOM", "LABOR", "LATIN", "LAW", "LCDR", "LEAD",
     "LEADER", "LEGAL", "LEGAT", "LEGATT", "LEGISLATIVE", "LIAISON", "LT", "LTC", "LTCDR", "LTCOL",
     "LTG", "MAJ", "MAJOR", "MANAGEMENT", "MANAGER", "MARITIME", "MC", "MCOUNS", "MCOUNSELOR",
     "MG", "MGMT", "MGT", "MIDDLE", "MIGRATION", "MIL", "MILATT", "MILITARY", "MIN", "MINCOUNS",
     "MINISTER", "MINISTERIAL", "MISSILE", "MISSION", "MONITORING", "MR", "MRS", "MS",
     "MULTILATERAL", "NARCOTICS", "NAS", "NATIONAL", "NATIONS", "NATO", "NAVY", "NEA", "NEAR",
     "NEGOTIATIONS", "NEGOTIATOR", "NIV", "NONPROLIFERATION", "NORTH", "NORTHERN", "NSC",
     "NUCLEAR", "OAS", "OBSERVER", "OCEANS", "ODC", "OECD", "OES", "OF", "OFF", "OFFICE",
     "OFFICER", "OFFICERS", "OIC", "OMC", "ON", "OPERATIONS", "OPS", "ORGANIZATION",
     "ORGANIZATIONS", "OSCE", "OUTREACH", "PACIFIC", "PAO", "PARTY", "PAS", "PD", "PDAS", "PEACE",
     "PEACEKEEPING", "PERM", "PERMANENT", "PERMREP", "PERSONNEL", "PLANNING", "PLANS", "PM",
     "PMIN", "POL", "POLAD", "POLC", "POLCHIEF", "POLCOUNS", "POLCOUNSELOR", "POLECON", "POLFSN",
     "POLICY", "POLITICAL", "POLITICO", "POLMC", "POLMIL", "POLMIN", "POLMINCOUNS", "POLOFF",
     "POPULATION", "POST", "PRESIDENT", "PRESS", "PRINCIPAL", "PRM", "PROGRAM", "PROGRAMS",
     "PROLIFERATION", "PROPERTY", "PROVINCIAL", "PRT", "PUBLIC", "RADM", "RECONSTRUCTION",
     "REDUCTION", "REFCOORD", "REFORM", "REFUGEE", "REFUGEES", "REGIONAL", "RELATIONS", "RELIEF",
     "RELIGIOUS", "REO", "REP", "REPORTING", "REPRESENTATIVE", "REPUBLIC", "RESOURCES", "RET",
     "RETIRED", "RIGHTS", "RLA", "ROL", "RSO", "SA", "SANCTIONS", "SAO", "SCA", "SCI", "SCIENCE",
     "SCIENTIFIC", "SCR", "SCT", "SECOND", "SECRETARIAT", "SECRETARY", "SECTION", "SECTOR",
     "SECURITY", "SENIOR", "SERVICE", "SERVICES", "SGT", "SOUTH", "SOUTHERN", "SPECIAL",
     "SPECIALIST", "SPOKESMAN", "STABILITY", "STABILIZATION", "STAFF", "STATE", "STATES",
     "STRATEGIC", "SUPERVISOR", "SUPERVISORY", "SUPPORT", "TALKS", "TASK", "TDY", "TDYER", "TEAM",
     "TECH", "TECHNICAL", "TECHNOLOGY", "TELECOM", "TELECOMMUNICATIONS", "TEMPORARY", "TERRORISM",
     "TEXTILES", "THE", "THIRD", "THREAT", "TO", "TRADE", "TRAFFICKING", "TRAINING", "TRANSITION",
     "TRANSNATIONAL", "TRANSPORTATION", "TREASURY", "TREATY", "UNDER", "UNDERSECRETARY", "UNESCO",
     "UNION", "UNIT", "UNITED", "US", "USA", "USAID", "USDEL", "USEU", "USG", "USINT", "USLO",
     "USMISSION", "USNATO", "USOSCE", "USTR", "USUN", "VADM", "VCI", "VERIFICATION", "VICE",
     "VISA", "WATCHER", "WEAPONS", "WEST", "WESTERN", "WHA", "WITH", "WOMEN", "WTO", "XO"});
// clang-format on

/// Places an officer is for that are no posts.
constexpr auto kPlaces = std::to_array<std::string_view>(
    {"PAKISTAN", "INDIA",   "CHINA",   "JAPAN",    "KOREA",   "RUSSIA", "IRAN",    "TURKEY",
     "ISRAEL",   "EGYPT",   "SUDAN",   "BURMA",    "GERMANY", "FRANCE", "BRAZIL",  "CUBA",
     "HAITI",    "KOSOVO",  "BALKANS", "CAUCASUS", "GULF",    "ARABIA", "LEBANON", "SYRIA",
     "LIBYA",    "SOMALIA", "KENYA",   "NIGERIA",  "UKRAINE", "POLAND", "MYANMAR", "CARIBBEAN"});

/// Long words of titles that typists get wrong; shorter ones are too near to names.
constexpr std::size_t kShortestSlip = 6;

constexpr auto kStems = std::to_array<std::string_view>(
    {"AMBAS",   "COUNSEL", "COUNCIL", "POLMIN",   "ECONMIN", "POLCOUN", "ECONCOUN",
     "POLECON", "ECONPOL", "MINCOUN", "REPRESEN", "SECRETA", "COORDIN", "CHARG",
     "ATTACH",  "POLOFF",  "ECONOFF", "POLAD",    "POLCONS", "CONGEN"});

bool is_listed(std::string_view word) {
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end() ||
           std::find(kPlaces.begin(), kPlaces.end(), word) != kPlaces.end();
}

bool is_stem(std::string_view word) {
    return std::any_of(kStems.begin(), kStems.end(),
                       [&](std::string_view stem) { return word.starts_with(stem); });
}

bool is_slip(std::string_view word) {
    return word.size() >= kShortestSlip &&
           std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) {
               return known.size() >= kShortestSlip && is_one_slip_apart(known, word);
           });
}

/// `PolOff`, `DepEconCouns`: a capital behind a small letter, where names have it only behind a
/// particle (`McNair`, `DeLaura`, `LaHood`).
bool is_put_together(std::string_view word) {
    constexpr auto kParticles =
        std::to_array<std::string_view>({"Mc", "Mac", "De", "Del", "Di", "Du", "Fitz", "La", "Le",
                                         "Li", "Lo", "Van", "Von", "St", "Ver", "Da", "San"});
    for (std::size_t at = 1; at < word.size(); ++at) {
        if (is_upper(word[at]) && is_lower(word[at - 1])) {
            return std::find(kParticles.begin(), kParticles.end(), word.substr(0, at)) ==
                   kParticles.end();
        }
    }
    return false;
}

/// Capitals among small letters: `IPO`, `EconMinCouns`; not `III`, `McNair`, `O'Neill` or initials.
bool is_symbol(std::string_view word) {
    std::size_t capitals = 0;
    std::size_t small = 0;
    for (const char c : word) {
        capitals += is_upper(c) ? 1 : 0;
        small += is_lower(c) ? 1 : 0;
    }
    const bool numeral = word.find_first_not_of("IV") == std::string_view::npos;
    const bool acronym = small == 0 && capitals >= 2 && capitals <= 6;
    return (acronym && !numeral && word.find('.') == std::string_view::npos) ||
           is_put_together(word);
}

/// `A.F.`, `J.`; not the abbreviations U.S. and A.I.
bool is_initials(std::string_view word) {
    for (std::size_t i = 0; i + 1 < word.size(); i += 2) {
        if (!is_upper(word[i]) || word[i + 1] != '.') {
            return false;
        }
    }
    return word.size() >= 2 && !word.starts_with("U.S") && !word.starts_with("A.I");
}

/// MSNOFF, LABOFF; not surnames in -OFF.
bool is_short_officer(std::string_view word) {
    constexpr auto kFields = std::to_array<std::string_view>(
        {"CON", "CONS", "ECON", "EMB", "ENV", "EST", "ESTH", "INFO", "LAB", "MIL", "MSN", "POL",
         "POLECON", "POLMIL", "REF", "SCI"});
    return word.ends_with("OFF") && std::find(kFields.begin(), kFields.end(),
                                              word.substr(0, word.size() - 3)) != kFields.end();
}

bool is_officer_part(std::string_view part) {
    const std::string word = to_upper(part);
    return word.size() > 2 && (is_listed(word) || is_stem(word) || is_slip(word));
}

/// Pol-Mil, Minister-Counselor, Ambassador-at-Large; not West-Hentzau.
bool is_officer_pair(std::string_view first, std::string_view second) {
    constexpr std::size_t kShort = 4;
    const auto fits = [](std::string_view other) {
        return other.size() <= kShort || other.find('-') != std::string_view::npos ||
               is_officer_part(other) || is_ordinary_word(other);
    };
    return (is_officer_part(first) && fits(second)) || (is_officer_part(second) && fits(first));
}

}  // namespace

bool is_officer_word(std::string_view word, bool capitals) {
    if (word.find_first_of("/&") != std::string_view::npos) {
        return true;
    }
    if (is_initials(word)) {
        return false;
    }
    const std::size_t hyphen = word.find('-');
    if (hyphen != std::string_view::npos) {
        return is_officer_pair(word.substr(0, hyphen), word.substr(hyphen + 1));
    }
    std::string letters;
    for (const char c : word) {
        const char letter = c == '0' ? 'O' : to_upper(c);
        if (is_upper(letter) || (c & '\x80') != 0) {
            letters += letter;
        }
    }
    if (letters.empty()) {
        return true;
    }
    if (letters.size() == 1) {
        return word.size() == 1 && letters == "A";
    }
    if (is_listed(letters) || is_stem(letters) || is_slip(letters) || is_short_officer(letters)) {
        return true;
    }
    const OriginFact* const post = letters.size() > 4 ? find_origin(letters) : nullptr;
    constexpr auto kNamesToo = std::to_array<std::string_view>(
        {"BERN", "HAMILTON", "FLORENCE", "LONDON", "GEORGETOWN", "VICTORIA", "KINGSTON", "MADRAS"});
    const bool name = std::find(kNamesToo.begin(), kNamesToo.end(), letters) != kNamesToo.end();
    return (post != nullptr && !name) || (!capitals && is_symbol(word));
}

bool is_ordinary_word(std::string_view word) {
    const EnglishForms forms = english_forms(word);
    return forms.small && forms.capital.empty();
}

bool may_be_surname(std::string_view word) {
    constexpr auto kSurnames = std::to_array<std::string_view>(
        {"BRANCH", "CENTER", "CHIEF", "EAST",   "ENERGY",  "FORCE", "FRANCE", "FREEDOM",
         "HEAD",   "HEALTH", "INDIA", "ISRAEL", "LAW",     "LEAD",  "MAJOR",  "NORTH",
         "PEACE",  "POLAND", "POST",  "PRESS",  "SERVICE", "SOUTH", "STATE",  "WEST"});
    const std::string letters = to_upper(word);
    return !is_listed(letters) ||
           std::find(kSurnames.begin(), kSurnames.end(), letters) != kSurnames.end();
}

bool is_name_particle(std::string_view word) {
    constexpr auto kParticles = std::to_array<std::string_view>(
        {"ABU", "AL", "BEN", "BIN", "DA",  "DE", "DEL", "DER", "DI",  "DOS", "DU",
         "EL",  "LA", "LE",  "LO",  "MAC", "MC", "SAN", "ST",  "TEN", "VAN", "VON"});
    return std::find(kParticles.begin(), kParticles.end(), to_upper(word)) != kParticles.end();
}

bool is_office_symbol(std::string_view word) {
    /// The word list has the symbols of chemistry among its capitals.
    constexpr auto kShortNames = std::to_array<std::string_view>(
        {"BO", "CY", "ED", "HU", "JO", "LI", "LU", "MA", "TY", "VI", "WM", "WU", "YI", "YU"});
    constexpr std::size_t kLongestWithVowel = 3;
    constexpr std::size_t kLongest = 5;
    if (word.size() < 2 || word.size() > kLongest ||
        !std::all_of(word.begin(), word.end(), is_upper)) {
        return false;
    }
    const bool name = is_name_particle(word) ||
                      std::find(kShortNames.begin(), kShortNames.end(), word) != kShortNames.end();
    const bool vowel = word.find_first_of("AEIOUY") != std::string_view::npos;
    if (name || (vowel && word.size() > kLongestWithVowel)) {
        return false;
    }
    return word.size() == 2 || english_forms(word).capital.empty();
}

}  // namespace reftel::telegram
