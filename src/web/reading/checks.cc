// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/checks.h"

#include <fmt/format.h>

#include "base/text.h"
#include "web/pieces.h"
#include "web/reading/lines.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Telegram;

/// Day of the year, hour and minute of filing against the date-time group.
void add_filing_time(const Language& lang, const Telegram& telegram, std::vector<Check>& out) {
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
        out.push_back(
            {Check::Kind::Agrees,
             lang.markup(Text::FilingTimeAgrees, digits.substr(0, 3), digits.substr(3, 2),
                         digits.substr(5, 2), lang.day_of(date), time.to_string().substr(11))});
    }
}

void add_serial(const Language& lang, const Telegram& telegram, std::vector<Check>& out) {
    const auto serial = parse_number(telegram.station_serial);
    if (serial && telegram.mrn && *serial == telegram.mrn->number) {
        out.push_back(
            {Check::Kind::Agrees, lang.markup(Text::SerialAgrees, telegram.station_serial,
                                              telegram.mrn->origin, telegram.mrn->number)});
    }
}

void add_sections(const Language& lang, const Telegram& telegram, std::vector<Check>& out) {
    if (telegram.sections_total > 1 && telegram.sections.size() == telegram.sections_total) {
        out.push_back(
            {Check::Kind::Agrees,
             lang.markup(Text::AllSectionsHere, lang.small_number(telegram.sections_total))});
    }
}

void add_published(const Language& lang, const room::Reading& reading, std::vector<Check>& out) {
    const auto& telegram = *reading.telegram;
    const auto& published = reading.published;
    if (published.created && telegram.dtg && *published.created == telegram.dtg->time) {
        out.push_back({Check::Kind::Agrees, html("{}", lang[Text::CreatedAgrees])});
    }
    if (telegram.mrn && published.reference_id == telegram.mrn->to_string()) {
        out.push_back({Check::Kind::Agrees, html("{}", lang[Text::ReferenceAgrees])});
    }
    const auto stated = telegram::parse_classification(published.classification);
    if (!stated || telegram.classification.level == telegram::Level::None) {
        return;
    }
    const std::string own = telegram.classification.to_string();
    if (stated->level == telegram.classification.level) {
        out.push_back({Check::Kind::Agrees, html("{}", lang[Text::ClassificationAgrees])});
    } else {
        out.push_back({Check::Kind::Warning,
                       lang.markup(Text::ClassificationDiffers, published.classification, own)});
    }
}

void add_mends(const Language& lang, const room::Reading& reading, const TransmittedLines& lines,
               std::vector<Check>& out) {
    const auto& telegram = *reading.telegram;
    for (const auto& mend : telegram.mends) {
        if (!is_cut_between_sections(telegram, mend)) {
            continue;  // a hyphen at the end of a line is nothing odd
        }
        out.push_back({Check::Kind::Note,
                       lang.markup(Text::WordMendedCheck, mend.text.of(telegram.reading.text)),
                       lines.number_at(mend.offset)});
    }
}

void add_findings(const Language& lang, const room::Reading& reading, const TransmittedLines& lines,
                  std::vector<Check>& out) {
    for (const auto& finding : reading.telegram->findings) {
        if (finding.rule == "word-mended") {
            continue;  // said above, with the word
        }
        const bool info = finding.severity == telegram::Finding::Severity::Info;
        out.push_back({info ? Check::Kind::Note : Check::Kind::Warning,
                       in_english(lang, as_sentence(finding.message)),
                       lines.number_at(finding.offset)});
    }
    for (const auto& note : reading.source_notes) {
        out.push_back({Check::Kind::Note, in_english(lang, as_sentence(note))});
    }
}

}  // namespace

std::vector<Check> check(const Language& lang, const room::Reading& reading) {
    const TransmittedLines lines(reading);
    std::vector<Check> out;
    add_filing_time(lang, *reading.telegram, out);
    add_serial(lang, *reading.telegram, out);
    add_sections(lang, *reading.telegram, out);
    add_published(lang, reading, out);
    add_mends(lang, reading, lines, out);
    add_findings(lang, reading, lines, out);
    return out;
}

}  // namespace reftel::web
