// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/gold.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "telegram/classified_by.h"
#include "telegram/declassification.h"
#include "telegram/excerpt.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "telegram/reference.h"
#include "telegram/telegram.h"
#include "telegram/title_case.h"

// Runs vectors of input and expected value through the library. A suite is one row of kSuites: how
// its input is read and put into the form that it expects.
namespace reftel::cli {
namespace {

using Json = nlohmann::json;

struct Options {
    std::vector<std::string> paths;
    std::string gold;  ///< A folder of telegrams with sidecars, instead of vectors.
    bool failures = false;
    bool json = false;
};

std::string text_of(const Json& vector) {
    const Json& input = vector.at("input");
    return input.is_object() ? input.value("text", "") : input.get<std::string>();
}

std::string canonical(const std::string& id) {
    const auto mrn = telegram::canonical_mrn(id);
    return mrn ? mrn->to_string() : std::string();
}

Json read_id(const Json& vector) {
    return canonical(text_of(vector));
}

/// Damaged ids: right when they lead where the whole one leads.
Json read_same_id(const Json& vector) {
    const std::string id = canonical(text_of(vector));
    const std::string same = vector.at("expected").value("same_as", "");
    return !id.empty() && id == canonical(same) ? vector.at("expected") : Json(id);
}

std::vector<telegram::Reference> references_of(const Json& vector) {
    const std::string text = text_of(vector);
    const auto own = telegram::canonical_mrn(vector.value("telegram", ""));
    telegram::CitingTelegram citing;
    citing.year = vector.at("input").value("year", std::uint16_t{0});
    citing.origin = own ? std::string_view(own->origin) : std::string_view{};
    std::vector<telegram::Reference> out;
    telegram::parse_reference_field(telegram::find_reference_field(text), 0, citing, out);
    return out;
}

Json read_references(const Json& vector) {
    Json out = Json::array();
    for (const telegram::Reference& reference : references_of(vector)) {
        if (reference.mrn &&
            std::find(out.begin(), out.end(), reference.mrn->to_string()) == out.end()) {
            out.push_back(reference.mrn->to_string());
        }
    }
    return out;
}

/// The names that the vectors have for kinds: whatever is neither telegram nor e-mail is told by
/// its words.
std::string kind_name(const telegram::Reference& reference) {
    using Kind = telegram::Reference::Kind;
    if (reference.mrn) {
        return "cable";
    }
    if (reference.kind == Kind::Email) {
        return "email";
    }
    const std::string text = to_upper(std::string_view(reference.text));
    const auto says = [&](std::string_view word) { return text.find(word) != std::string::npos; };
    if (says(" FAM") || says(" FAH") || says("CFR")) {
        return "book";
    }
    if (reference.kind == Kind::PhoneCall) {
        return "tel";
    }
    if (says("REPORT") || says("TD-") || says("IIR")) {
        return "report";
    }
    return std::string(to_string(reference.kind));
}

Json read_kinds(const Json& vector) {
    Json out = Json::array();
    for (const telegram::Reference& reference : references_of(vector)) {
        Json entry;
        entry["bullet"] = reference.letter == 0 ? Json() : Json(std::string(1, reference.letter));
        entry["kind"] = kind_name(reference);
        entry["value"] = reference.mrn ? reference.mrn->to_string() : reference.text;
        out.push_back(std::move(entry));
    }
    return out;
}

Json read_addressees(const Json& vector, telegram::Addressee::Role role) {
    const std::string text = text_of(vector);
    const telegram::Telegram parsed = telegram::parse(text);
    Json out = Json::array();
    bool own = false;  // The last addressee that was none of those left out had this role.
    for (const telegram::Addressee& addressee : parsed.addressees) {
        if (addressee.role == telegram::Addressee::Role::Exempt) {
            if (own) {
                out.back()["excluded"].push_back(std::string(addressee.plad));
            }
            continue;
        }
        own = addressee.role == role;
        if (!own) {
            continue;
        }
        const auto or_null = [](std::string_view value) {
            return value.empty() ? Json() : Json(std::string(value));
        };
        Json entry;
        entry["route"] = or_null(addressee.routing_indicator);
        entry["name"] = std::string(addressee.plad);
        entry["precedence"] = or_null(to_upper(to_string(addressee.precedence)));
        entry["mcn"] = or_null(addressee.serial);
        entry["excluded"] = Json::array();
        out.push_back(std::move(entry));
    }
    return out;
}

Json read_action(const Json& vector) {
    return read_addressees(vector, telegram::Addressee::Role::Action);
}

Json read_info(const Json& vector) {
    return read_addressees(vector, telegram::Addressee::Role::Info);
}

Json read_tags(const Json& vector) {
    return telegram::read_tags(text_of(vector), telegram::TagRepair::Mistakes);
}

Json read_raw_tags(const Json& vector) {
    return telegram::read_tags(text_of(vector), telegram::TagRepair::None);
}

Json read_tag_kind(const Json& vector) {
    const std::string code = to_upper(std::string_view(text_of(vector)));
    return std::string(to_string(telegram::kind_of_tag(code)));
}

Json read_subject(const Json& vector) {
    const bool clean = vector.value("clean", true);
    return telegram::read_subject(
        text_of(vector), clean ? telegram::SubjectMarks::Remove : telegram::SubjectMarks::Keep);
}

Json read_summary(const Json& vector) {
    const auto summary = telegram::read_summary(text_of(vector));
    return summary ? Json(*summary) : Json();
}

Json read_signers(const Json& vector) {
    return telegram::read_signers(text_of(vector));
}

Json read_classified_by(const Json& vector) {
    Json out = Json::array();
    for (const auto& officer : telegram::parse_classified_by(text_of(vector)).officers) {
        out.push_back(officer.name);
    }
    return out;
}

Json read_declassification(const Json& vector) {
    const auto date = telegram::parse_declassification(text_of(vector)).date;
    return date ? Json(fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day))
                : Json();
}

Json read_title(const Json& vector) {
    return telegram::title_case(text_of(vector));
}

Json read_clean(const Json& vector) {
    return telegram::clean_body(text_of(vector));
}

struct Suite {
    std::string_view name;
    Json (*read)(const Json& vector);
};
constexpr std::array kSuites = {Suite{"classified_by", read_classified_by},
                                Suite{"clean_content", read_clean},
                                Suite{"declass_date", read_declassification},
                                Suite{"id_canonical", read_id},
                                Suite{"id_invalid", read_same_id},
                                Suite{"id_malformed", read_same_id},
                                Suite{"info_recipients", read_info},
                                Suite{"recipients", read_action},
                                Suite{"references", read_references},
                                Suite{"references_kinds", read_kinds},
                                Suite{"signers", read_signers},
                                Suite{"subject", read_subject},
                                Suite{"summary", read_summary},
                                Suite{"tag_kind", read_tag_kind},
                                Suite{"tags", read_tags},
                                Suite{"tags_raw", read_raw_tags},
                                Suite{"title_case", read_title}};

struct Tally {
    std::size_t right = 0;
    std::size_t all = 0;
    bool known = true;
};

/// All that one run gathers.
struct Report {
    std::map<std::string, Tally> suites;
    std::vector<Json> failures;
    std::size_t malformed = 0;
};

bool has_form(const Json& vector) {
    if (!vector.is_object() || !vector.contains("expected") || !vector.contains("input") ||
        !vector.contains("suite") || !vector["suite"].is_string()) {
        return false;
    }
    const Json& input = vector["input"];
    if (vector.contains("telegram") && !vector["telegram"].is_string()) {
        return false;
    }
    if (!input.is_object()) {
        return input.is_string();
    }
    return input.contains("text") && input["text"].is_string() &&
           (!input.contains("year") || input["year"].is_number_unsigned());
}

/// What the suite reads out of the vector; nothing when what it takes is of another kind.
std::optional<Json> read_with(const Suite& suite, const Json& vector) {
    try {
        return suite.read(vector);
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

/// False for a vector that its suite cannot read.
bool judge(const Json& vector, Report& report) {
    const std::string name = vector["suite"].get<std::string>();
    const auto* const suite = std::find_if(kSuites.begin(), kSuites.end(),
                                           [&](const Suite& row) { return row.name == name; });
    if (suite == kSuites.end()) {
        Tally& tally = report.suites[name];
        tally.known = false;
        ++tally.all;
        return true;
    }
    const std::optional<Json> read = read_with(*suite, vector);
    if (!read) {
        return false;
    }
    const Json& got = *read;
    Tally& tally = report.suites[name];
    ++tally.all;
    if (got == vector["expected"]) {
        ++tally.right;
        return true;
    }
    report.failures.push_back({{"name", vector.value("name", Json())},
                               {"suite", name},
                               {"input", vector["input"]},
                               {"expected", vector["expected"]},
                               {"got", got}});
    return true;
}

bool read_file(const std::string& path, Report& report) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        print_error(fmt::format("{}: cannot be opened", path));
        return false;
    }
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (trim(line).empty()) {
            continue;
        }
        const Json vector = Json::parse(line, nullptr, false);
        if (!vector.is_discarded() && has_form(vector) && judge(vector, report)) {
            continue;
        }
        print_error(
            fmt::format("{}:{}: no vector: an object with suite, input and expected is "
                        "wanted",
                        path, number));
        ++report.malformed;
    }
    return true;
}

void print_text(const Report& report, const Options& options) {
    if (options.failures) {
        for (const Json& failure : report.failures) {
            print_out(fmt::format("{}\n  input    {}\n  expected {}\n  got      {}\n",
                                  failure["name"].dump(), failure["input"].dump(),
                                  failure["expected"].dump(), failure["got"].dump()));
        }
    }
    for (const auto& [name, tally] : report.suites) {
        print_out(tally.known ? fmt::format("{}: {}/{}\n", name, tally.right, tally.all)
                              : fmt::format("{}: unknown suite, {} skipped\n", name, tally.all));
    }
}

void print_json(const Report& report, const Options& options) {
    Json out;
    out["suites"] = Json::object();
    for (const auto& [name, tally] : report.suites) {
        out["suites"][name] = tally.known ? Json{{"right", tally.right}, {"all", tally.all}}
                                          : Json{{"unknown", true}, {"all", tally.all}};
    }
    out["malformed"] = report.malformed;
    if (options.failures) {
        out["failures"] = report.failures;
    }
    print_out(out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print_gold_text(const GoldReport& report, const Options& options) {
    if (options.failures) {
        for (const GoldFailure& failure : report.failures) {
            print_out(fmt::format("{}: {}\n  expected {}\n  got      {}\n", failure.file,
                                  failure.field, printable(failure.expected),
                                  printable(failure.got)));
        }
    }
    print_out(fmt::format("{} parsed\n", counted(report.telegrams, "telegram")));
    for (const GoldField& field : report.fields) {
        print_out(fmt::format("{}: {}/{} ({:.1f} %)\n", field.name, field.right, field.all,
                              percent(field.right, field.all)));
    }
    for (const GoldBytes& row : report.bytes) {
        print_out(
            fmt::format("bytes named in {}: {:.2f} %\n", row.folder, percent(row.named, row.all)));
    }
}

void print_gold_json(const GoldReport& report, const Options& options) {
    Json out;
    out["telegrams"] = report.telegrams;
    for (const GoldField& field : report.fields) {
        out["fields"][field.name] = {{"right", field.right}, {"all", field.all}};
    }
    out["bytes"] = Json::object();
    for (const GoldBytes& row : report.bytes) {
        out["bytes"][row.folder] = {{"named", row.named}, {"all", row.all}};
    }
    if (options.failures) {
        out["failures"] = Json::array();
        for (const GoldFailure& failure : report.failures) {
            out["failures"].push_back({{"file", failure.file},
                                       {"field", failure.field},
                                       {"expected", failure.expected},
                                       {"got", failure.got}});
        }
    }
    print_out(out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Exit run_gold(const Options& options) {
    const auto measured = measure_gold(options.gold);
    if (!measured) {
        return cli::report(measured.error());
    }
    options.json ? print_gold_json(*measured, options) : print_gold_text(*measured, options);
    if (measured->telegrams == 0) {
        return Exit::Unusable;
    }
    return measured->failures.empty() ? Exit::Done : Exit::Findings;
}

Exit run(const Options& options) {
    if (!options.gold.empty()) {
        return run_gold(options);
    }
    if (options.paths.empty()) {
        print_error("name files of vectors, or a folder of telegrams with --gold");
        return Exit::Unusable;
    }
    Report report;
    bool opened = false;
    for (const std::string& path : options.paths) {
        opened = read_file(path, report) || opened;
    }
    options.json ? print_json(report, options) : print_text(report, options);
    if (!opened || report.suites.empty()) {
        return Exit::Unusable;
    }
    return report.failures.empty() && report.malformed == 0 ? Exit::Done : Exit::Findings;
}

}  // namespace

std::function<Exit()> define_conformance(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("FILE", options->paths, "Files of vectors, one JSON object a line");
    app.add_option("--gold", options->gold,
                   "Folder of telegrams X.txt with facts in X.json, instead of vectors");
    app.add_flag("--failures", options->failures, "Print every vector that came out otherwise");
    app.add_flag("--json", options->json, "The figures as JSON");
    return [options] { return run(*options); };
}

}  // namespace reftel::cli
