// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/gold.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "telegram/origin_name.h"
#include "telegram/telegram.h"

// Editors write dates in ISO form and originators in prose ("the Embassy in Iran"); a telegram has
// a date-time group and AMEMBASSY TEHRAN. The table of origins and that of countries lie between.
namespace reftel::cli {
namespace {

using Json = nlohmann::json;
using telegram::Telegram;

std::string read_all(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Letters and figures alone, in capitals: spacing, punctuation and case are the editors' own.
std::string fold(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_alnum(c)) {
            out += to_upper(c);
        }
    }
    return out;
}

std::string text_of(const Json& gold, const char* name) {
    const auto found = gold.find(name);
    return found != gold.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The first of the lines that the editors marked up as one field.
std::string line_of(const Json& gold, const char* name) {
    const auto lines = gold.find("lines");
    if (lines == gold.end() || !lines->is_object() || !lines->contains(name)) {
        return {};
    }
    std::string out;
    for (const Json& line : lines->at(name)) {
        if (line.is_string()) {
            out += (out.empty() ? "" : " ") + line.get<std::string>();
        }
    }
    return out;
}

/// `1969-07-10T10:49` as the telegram states it, in UTC or, in an edition, local; the day alone
/// when no hour can be read.
std::string stated_date(const Telegram& parsed) {
    if (parsed.dtg) {
        return parsed.dtg->time.to_iso().substr(0, 16);
    }
    if (!parsed.date) {
        return {};
    }
    const std::string day =
        fmt::format("{:04}-{:02}-{:02}", parsed.date->year, parsed.date->month, parsed.date->day);
    return parsed.local_time.empty() ? day : day + "T" + parsed.local_time;
}

/// `2009-03-12` is 10 long, `2009-03-12T08:29` 16: the day, or the minute too.
bool same_date(const std::string& wanted, const std::string& got, std::size_t length) {
    return got.size() >= length && wanted.substr(0, length) == got.substr(0, length);
}

/// Codes of a country in all eras, by its name as people write it.
bool is_country(std::string_view code, const std::string& folded) {
    struct Name {
        std::string_view written;
        std::string_view table;
    };
    constexpr std::array<Name, 4> kOtherNames{{{"SOVIETUNION", "UR"},
                                               {"UNITEDKINGDOM", "UK"},
                                               {"CZECHOSLOVAKIA", "EZ"},
                                               {"YUGOSLAVIA", "SR"}}};
    for (const Name& name : kOtherNames) {
        if (folded == name.written && code == name.table) {
            return true;
        }
    }
    const auto facts = telegram::all_tags();
    return std::any_of(facts.begin(), facts.end(), [&](const telegram::TagFact& fact) {
        if (fact.kind != telegram::TagKind::Geo || fact.code != code) {
            return false;
        }
        const std::string meaning = fold(fact.meaning);
        return meaning == folded || meaning.find(folded) != std::string::npos;
    });
}

/// Whether an originator is what the editors call `the Embassy in Iran`, `the Mission`.
bool is_place_in(const telegram::OriginFact& origin, std::string_view prose) {
    std::size_t in = prose.rfind(" in ");
    in = in == std::string_view::npos ? prose.rfind(" at ") : in;
    if (in == std::string_view::npos) {
        return origin.kind == "mission";
    }
    std::string folded = fold(prose.substr(in + 4));
    folded = folded.starts_with("THE") ? folded.substr(3) : folded;
    return fold(origin.city) == folded || is_country(origin.country_tag, folded);
}

bool same_originator(const std::string& wanted, const std::string& place, std::string_view got) {
    if (got.empty()) {
        return false;
    }
    if (!place.empty() && fold(place) == fold(got)) {
        return true;
    }
    const std::string folded = fold(got);
    if (wanted.find("Department of State") != std::string::npos ||
        wanted.find("Secretary of State") != std::string::npos) {
        const telegram::OriginName name = telegram::canonical_origin(got);
        return name.canonical == "STATE" || name.canonical == "SECTO" ||
               folded.find("SECRETARY") != std::string::npos;
    }
    const telegram::OriginName name = telegram::canonical_origin(got);
    // `USDAO BUCHAREST ROMANIA`: the place is a word of the name.
    for (const telegram::OriginFact& origin : telegram::all_origins()) {
        const std::string city = fold(origin.city);
        const bool named = origin.canonical == name.canonical ||
                           (city.size() > 3 && folded.find(city) != std::string::npos);
        if (named && is_place_in(origin, wanted)) {
            return true;
        }
    }
    return false;
}

class GoldRun {
 public:
    GoldRun() {
        for (const char* name : {"date", "time", "from", "number", "subject"}) {
            report_.fields.push_back({name, 0, 0});
        }
    }

    void add(const std::filesystem::path& text, const Json& side) {
        const std::string bytes = read_all(text);
        telegram::parse(bytes, parsed_);
        ++report_.telegrams;
        count_bytes(text.parent_path().filename().string());
        const auto gold = side.find("gold");
        if (gold == side.end() || !gold->is_object()) {
            return;
        }
        file_ = text.string();
        compare_date(*gold);
        compare_from(*gold);
        compare_number(*gold);
        compare_subject(*gold);
    }

    [[nodiscard]] GoldReport take() { return std::move(report_); }

 private:
    void note(std::size_t field, bool right, std::string expected, std::string got) {
        ++report_.fields[field].all;
        if (right) {
            ++report_.fields[field].right;
            return;
        }
        report_.failures.push_back(
            {file_, report_.fields[field].name, std::move(expected), std::move(got)});
    }

    void count_bytes(const std::string& folder) {
        auto at = std::find_if(report_.bytes.begin(), report_.bytes.end(),
                               [&](const GoldBytes& row) { return row.folder == folder; });
        if (at == report_.bytes.end()) {
            at = report_.bytes.insert(report_.bytes.end(), {folder, 0, 0});
        }
        for (const telegram::Line& line : parsed_.lines) {
            at->all += line.at.size();
            at->named += line.part == telegram::LinePart::Junk ? 0 : line.at.size();
        }
    }

    void compare_date(const Json& gold) {
        const std::string wanted = text_of(gold, "date");
        if (!wanted.empty()) {
            const std::string got = stated_date(parsed_);
            constexpr std::size_t kDay = 10;
            constexpr std::size_t kMinute = 16;
            note(0, same_date(wanted, got, kDay), wanted, got);
            if (wanted.size() >= kMinute) {
                note(1, same_date(wanted, got, kMinute), wanted, got);
            }
        }
    }

    void compare_from(const Json& gold) {
        const std::string wanted = text_of(gold, "from");
        if (!wanted.empty()) {
            note(2, same_originator(wanted, text_of(gold, "place"), parsed_.from), wanted,
                 std::string(parsed_.from));
        }
    }

    void compare_number(const Json& gold) {
        std::string wanted = text_of(gold, "number");
        const std::string document = text_of(gold, "document_number");
        if (const auto mrn = telegram::parse_typed_mrn(document); !document.empty() && mrn) {
            // Texts without their header cannot say their number.
            if (parsed_.dtg || !parsed_.from.empty()) {
                const std::string got = parsed_.mrn ? parsed_.mrn->to_string() : "";
                note(3, got == mrn->to_string(), mrn->to_string(), got);
            }
            return;
        }
        if (!wanted.empty()) {
            const std::string got = parsed_.mrn ? std::to_string(parsed_.mrn->number)
                                                : std::string(parsed_.station_serial);
            note(3, got == wanted, wanted, got);
        }
    }

    void compare_subject(const Json& gold) {
        const std::string wanted = line_of(gold, "subject");
        if (!wanted.empty()) {
            note(4, fold(wanted) == fold(parsed_.subject), wanted, parsed_.subject);
        }
    }

    Telegram parsed_;
    GoldReport report_;
    std::string file_;
};

}  // namespace

Result<GoldReport> measure_gold(const std::string& folder) {
    std::error_code failed;
    std::vector<std::filesystem::path> texts;
    std::filesystem::recursive_directory_iterator files(folder, failed);
    if (failed) {
        return fail(Error{.kind = Error::Kind::NotFound,
                          .message = "is no folder that can be read",
                          .subject = folder});
    }
    for (const auto& entry : files) {
        if (entry.path().extension() == ".txt") {
            texts.push_back(entry.path());
        }
    }
    std::sort(texts.begin(), texts.end());
    GoldRun run;
    for (const std::filesystem::path& text : texts) {
        std::filesystem::path side = text;
        const Json facts = Json::parse(read_all(side.replace_extension(".json")), nullptr, false);
        if (facts.is_object()) {
            run.add(text, facts);
        }
    }
    return run.take();
}

}  // namespace reftel::cli
