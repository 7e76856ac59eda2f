// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/officer_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "telegram/facts.h"
#include "telegram/one_slip.h"

// Titles are open-ended; three things catch most of them: a list of words, what office symbols look
// like (a slash, capitals among small letters), and stems that every post puts together anew
// (PolMinCouns, EconOff).
namespace reftel::telegram {
namespace {

// In rows: one word a line would fill the file.
// clang-format off
constexpr auto kWords = std::to_array<std::string_view>(
    {"ADCM", "ALTERNATE", "ANTI", "ASEAN", "COM", "IAEA", "ICAO", "NATO", "OAS", "OECD", "OSCE",
     "PARTY", "UNESCO", "APHIS", "BUSINESS", "CAO", "CIVIL", "COMMERCE", "COMMISSION",
     "CONTROLLER", "CRISIS", "CUSTOMS", "DEA", "DETAINEE", "DHS", "DOD", "DOJ", "DOMESTIC",
     "DUTY", "ECONOMIST", "EDUCATION", "EMB", "EXEC", "EXPORT", "FAS", "FBI", "FRAUD", "FSO",
     "HEALTH", "ICE", "IMO", "IRF", "ISLAMIC", "JUDICIAL", "LEAD", "LEGISLATIVE", "MGMT", "MGT",
     "MINISTERIAL", "NAS", "NEGOTIATOR", "NIV", "NSC", "ODC", "OFFICERS", "OIC", "OMC", "OPS",
     "ORGANIZATION", "ORGANIZATIONS", "OUTREACH", "PAS", "PDAS", "PEACE", "PEACEKEEPING",
     "PERSONNEL", "PRT", "RELATIONS", "REPORTING", "RLA", "ROL", "SAO", "SCIENTIFIC", "SECTOR",
     "SPOKESMAN", "STABILIZATION", "STRATEGIC", "SUPPORT", "TDY", "TRAFFICKING", "TREATY",
     "USINT", "USLO", "USMISSION", "USTR", "WATCHER", "WOMEN", "WTO",
     "A", "ACT", "ACTG", "ACTIN", "ACTING", "ACTNG", "ADM", "ADMINISTRATIVE", "ADVISER", "ADVISOR",
     "AF", "AFF", "AFFAIR", "AFFAIRES", "AFFAIRS", "AFGHANISTAN", "AFRICA", "AFRICAN",
     "AGENT", "AGRICULTURAL", "AI", "AIDE", "AIT", "AMB", "AMBASSADOR", "AMCONSUL",
     "AMEMBASSY", "AMERICAN", "AMERICAS", "ANALYST", "AND", "ARA", "ARMS", "ARMY", "AS",
     "ASIA", "ASIAN", "ASSISTANT", "ASSOCIATE", "ASST", "AT", "ATTACHE", "AVIATION",
     "BILATERAL", "BRANCH", "BUREAU", "BY", "CAPTAIN", "CDA", "CENTER", "CENTRAL", "CG",
     "CHAIR", "CHAIRMAN", "CHARGE", "CHIEF", "COL", "COLONEL", "COMMANDER", "COMMERCIAL",
     "COMMISSIONER", "CONGEN", "CONOFF", "CONS", "CONSUL", "CONSULAR", "CONSULATE", "CONTROL",
     "CONTROLS", "COOPERATION", "COORDINATION", "COORDINATOR", "COUNCILLOR", "COUNCILOR",
     "COUNS", "COUNSEL", "COUNSELLOR", "COUNSELOR", "COUNSELOUR", "COUNTER",
     "COUNTERTERRORISM", "COUNTRY", "CRIME", "CULTURAL", "DAFFAIRES", "DAFFAIRS", "DAS",
     "DATT", "DCM", "DE", "DEAFFAIRES", "DEFENSE", "DELEGATE", "DELEGATION", "DEMOCRACY",
     "DEP", "DEPARTMENT", "DEPT", "DEPUTY", "DESK", "DEVELOPMENT", "DIPLOMATIC", "DIR",
     "DIRECTOR", "DIRECTORATE", "DISARMAMENT", "DIVISION", "DPO", "DR", "DRL", "DS", "EAP",
     "EAST", "EASTERN", "EB", "ECMIN", "ECON", "ECONCHIEF", "ECONCOUNS", "ECONCOUNSELOR",
     "ECONMIN", "ECONMINCOUNS", "ECONOFF", "ECONOFFICER", "ECONOMIC", "ECONOMICS", "ECONOMY",
     "ECOPOL", "ECPO", "EEB", "EMBASSY", "EMIN", "EMINCOUNS", "ENERGY", "ENVIRONMENT",
     "ENVIRONMENTAL", "ENVOY", "EST", "ESTH", "EUR", "EURASIAN", "EUROASIAN", "EUROPE",
     "EUROPEAN", "EX", "EXECUTIVE", "EXTERNAL", "FCS", "FINANCE", "FINANCIAL", "FIRST", "FOR",
     "FOREIGN", "GENERAL", "GLOBAL", "GOVERNMENT", "GROUP", "GSO", "HEAD", "HEMISPHERE",
     "HON", "HONORABLE", "HUMAN", "HUMANITARIAN", "IMMIGRATION", "IN", "INFORMATION", "INL",
     "INR", "INSPECTOR", "INSTITUTIONAL", "INTELLIGENCE", "INTERAGENCY", "INTERESTS",
     "INTERIM", "INTERNAL", "INTERNATIONAL", "INVESTMENT", "IO", "IPO", "IRAQ", "ISN",
     "ISSUES", "LABOR", "LATIN", "LAW", "LEADER", "LEGAL", "LEGAT", "LEGATT", "LIAISON", "LT",
     "LTC", "MAJ", "MAJOR", "MANAGEMENT", "MANAGER", "MC", "MCOUNS", "MCOUNSELOR", "MIDDLE",
     "MIL", "MILATT", "MILITARY", "MIN", "MINCOUNS", "MINISTER", "MISSION", "MONITORING",
     "MR", "MRS", "MS", "MULTILATERAL", "NARCOTICS", "NATIONAL", "NATIONS", "NAVY", "NEA",
     "NEAR", "NONPROLIFERATION", "NORTH", "NORTHERN", "NUCLEAR", "OCEANS", "OES", "OF", "OFF",
     "OFFICE", "OFFICER", "ON", "OPERATIONS", "PACIFIC", "PAO", "PD", "PERM", "PERMANENT",
     "PERMREP", "PLANNING", "PM", "POL", "POLAD", "POLCHIEF", "POLCOUNS", "POLCOUNSELOR",
     "POLECON", "POLFSN", "POLICY", "POLITICAL", "POLITICO", "POLMIL", "POLMIN",
     "POLMINCOUNS", "POLOFF", "POPULATION", "POST", "PRESIDENT", "PRESS", "PRINCIPAL", "PRM",
     "PROGRAM", "PROLIFERATION", "PROVINCIAL", "PUBLIC", "RECONSTRUCTION", "REFUGEE",
     "REFUGEES", "REGIONAL", "RELIEF", "REP", "REPRESENTATIVE", "RESOURCES", "RIGHTS", "RSO",
     "SA", "SANCTIONS", "SCA", "SCIENCE", "SCT", "SECOND", "SECRETARIAT", "SECRETARY",
     "SECTION", "SECURITY", "SENIOR", "SERVICE", "SOUTH", "SOUTHERN", "SPECIAL", "SPECIALIST",
     "STAFF", "STATE", "STATES", "SUPERVISOR", "SUPERVISORY", "TEAM", "TECHNOLOGY",
     "TEMPORARY", "TERRORISM", "THE", "THIRD", "THREAT", "TO", "TRADE", "TRANSNATIONAL",
     "TREASURY", "UNDER", "UNDERSECRETARY", "UNION", "UNIT", "UNITED", "US", "USA", "USAID",
     "USDEL", "USEU", "USG", "USNATO", "USOSCE", "USUN", "VCI", "VERIFICATION", "VICE",
     "VISA", "WEAPONS", "WEST", "WESTERN", "WHA", "WITH", "XO"});
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
    {"AMBAS", "COUNSEL", "COUNCIL", "POLMIN", "ECONMIN", "POLCOUN", "ECONCOUN", "POLECON",
     "ECONPOL", "MINCOUN", "REPRESEN", "SECRETA", "COORDIN", "CHARG", "ATTACH", "POLOFF", "ECONOFF",
     "POLAD", "CONGEN"});

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
        {"CON", "CONS", "ECON", "ENV", "LAB", "MIL", "MSN", "POL", "POLECON", "POLMIL", "SCI"});
    return word.ends_with("OFF") && std::find(kFields.begin(), kFields.end(),
                                              word.substr(0, word.size() - 3)) != kFields.end();
}

bool is_officer_part(std::string_view part) {
    const std::string word = to_upper(part);
    return word.size() > 2 && (is_listed(word) || is_stem(word) || is_slip(word));
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
        return is_officer_part(word.substr(0, hyphen)) || is_officer_part(word.substr(hyphen + 1));
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

}  // namespace reftel::telegram
