// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/checks.h"

#include <fmt/format.h>

#include "base/text.h"
#include "web/reading/lines.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Telegram;

/// Day of the year, hour and minute of filing against the date-time group.
void add_filing_time(const Telegram& telegram, std::vector<Check>& out) {
    const auto digits = telegram.filing_time;
    if (!telegram.dtg || digits.size() != 7) {
        return;
    }
    const auto& time = telegram.dtg->time;
    const std::string expected =
        fmt::format("{:03}{}{}", day_of_year(time.date()), time.to_string().substr(11, 2),
                    time.to_string().substr(14, 2));
    if (expected == digits) {
        const Date date = time.date();
        out.push_back({Check::Kind::Agrees,
                       fmt::format("Day {}, {}:{} = {} {}, {}", digits.substr(0, 3),
                                   digits.substr(3, 2), digits.substr(5, 2), date.day,
                                   month_name(date.month), time.to_string().substr(11))});
    }
}

void add_serial(const Telegram& telegram, std::vector<Check>& out) {
    const auto serial = parse_number(telegram.station_serial);
    if (serial && telegram.mrn && *serial == telegram.mrn->number) {
        out.push_back(
            {Check::Kind::Agrees, fmt::format("Station serial {} = {} {}", telegram.station_serial,
                                              telegram.mrn->origin, telegram.mrn->number)});
    }
}

void add_sections(const Telegram& telegram, std::vector<Check>& out) {
    if (telegram.sections_total > 1 && telegram.sections.size() == telegram.sections_total) {
        out.push_back({Check::Kind::Agrees, fmt::format("All {} sections are here",
                                                        small_number(telegram.sections_total))});
    }
}

void add_published(const room::Reading& reading, std::vector<Check>& out) {
    const auto& telegram = *reading.telegram;
    const auto& published = reading.published;
    if (published.created && telegram.dtg && *published.created == telegram.dtg->time) {
        out.push_back({Check::Kind::Agrees, "Created, as published = the date-time group"});
    }
    if (telegram.mrn && published.reference_id == telegram.mrn->to_string()) {
        out.push_back({Check::Kind::Agrees, "Reference ID, as published = the class line"});
    }
    const auto stated = telegram::parse_classification(published.classification);
    if (!stated || telegram.classification.level == telegram::Level::None) {
        return;
    }
    const std::string own = telegram.classification.to_string();
    if (stated->level == telegram.classification.level) {
        out.push_back(
            {Check::Kind::Agrees, "Classification, as published = class line and captions"});
    } else {
        out.push_back({Check::Kind::Warning,
                       fmt::format("The publisher says {}; the telegram says {}. Both are kept",
                                   published.classification, own)});
    }
}

void add_mends(const room::Reading& reading, const TransmittedLines& lines,
               std::vector<Check>& out) {
    const auto& telegram = *reading.telegram;
    for (const auto& mend : telegram.mends) {
        if (!is_cut_between_sections(telegram, mend)) {
            continue;  // a hyphen at the end of a line is nothing odd
        }
        out.push_back({Check::Kind::Note,
                       fmt::format("The word “{}” was broken between sections and is mended",
                                   mend.text.of(telegram.reading.text)),
                       lines.number_at(mend.offset)});
    }
}

void add_findings(const room::Reading& reading, const TransmittedLines& lines,
                  std::vector<Check>& out) {
    for (const auto& finding : reading.telegram->findings) {
        if (finding.rule == "word-mended") {
            continue;  // said above, with the word
        }
        const bool info = finding.severity == telegram::Finding::Severity::Info;
        out.push_back({info ? Check::Kind::Note : Check::Kind::Warning,
                       as_sentence(finding.message), lines.number_at(finding.offset)});
    }
    for (const auto& note : reading.source_notes) {
        out.push_back({Check::Kind::Note, as_sentence(note)});
    }
}

}  // namespace

std::vector<Check> check(const room::Reading& reading) {
    const TransmittedLines lines(reading);
    std::vector<Check> out;
    add_filing_time(*reading.telegram, out);
    add_serial(*reading.telegram, out);
    add_sections(*reading.telegram, out);
    add_published(reading, out);
    add_mends(reading, lines, out);
    add_findings(reading, lines, out);
    return out;
}

}  // namespace reftel::web
