// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/wire.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/compose/draft_values.h"
#include "telegram/compose/limits.h"
#include "telegram/compose/wrap.h"

// One section on the wire:
//
//   VZCZCXYZ0417                             format line 1, when the draft names a channel
//   PP RUEHZZ RUEHZQ                         2
//   DE RUEHZD #0231/01 1071427               3
//   ZNY CCCCC ZZH                            4
//   P R 171425Z APR 07                       5, then FM, TO, INFO, XMT
//   BT
//   C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000231
//   captions, attention, E.O., TAGS, SUBJECT, REF, Classified By
//   ZENDA 00000231  001 OF 002               where there are several sections
//   text
//   BT / #0231 / NNNN
namespace reftel::telegram::compose {
namespace {

char prosign(Precedence precedence) {
    switch (precedence) {
        case Precedence::EmergencyCommand:
            return 'Y';
        case Precedence::Flash:
            return 'Z';
        case Precedence::NiactImmediate:
        case Precedence::Immediate:
            return 'O';
        case Precedence::Priority:
            return 'P';
        default:
            return 'R';
    }
}

bool has_efto(const Draft& draft) {
    return std::find(draft.captions.begin(), draft.captions.end(), "EFTO") != draft.captions.end();
}

char security_letter(const Draft& draft) {
    switch (draft.level) {
        case Level::TopSecret:
            return 'T';
        case Level::Secret:
            return 'S';
        case Level::Confidential:
            return 'C';
        case Level::Restricted:
            return 'R';
        default:
            return has_efto(draft) ? 'E' : 'U';
    }
}

void add_routing(const Draft& draft, std::vector<std::string>& out) {
    std::vector<std::string> indicators;
    for (const auto* list : {&draft.to, &draft.info}) {
        for (const DraftAddressee& addressee : *list) {
            if (!addressee.by_other_means) {
                indicators.push_back(addressee.routing_indicator);
            }
        }
    }
    std::sort(indicators.begin(), indicators.end());
    indicators.erase(std::unique(indicators.begin(), indicators.end()), indicators.end());
    out.emplace_back(2, prosign(draft.precedence));
    std::size_t count = 0;
    for (const std::string& indicator : indicators) {
        const bool full =
            count == kRoutingsPerLine || out.back().size() + 1 + indicator.size() > kMaxWireLine;
        if (full) {
            out.emplace_back();
            count = 0;
        }
        out.back() += out.back().empty() ? "" : " ";
        out.back() += indicator;
        ++count;
    }
}

/// TO, INFO or XMT: the keyword before the first.
void add_list(std::string_view keyword, const std::vector<std::string>& list,
              std::vector<std::string>& out) {
    for (std::size_t k = 0; k < list.size(); ++k) {
        out.push_back(k == 0 ? fmt::format("{} {}", keyword, list[k]) : list[k]);
    }
}

std::vector<std::string> written(const std::vector<DraftAddressee>& list) {
    std::vector<std::string> out;
    std::transform(list.begin(), list.end(), std::back_inserter(out), write_addressee);
    return out;
}

void append(std::vector<std::string>& out, std::vector<std::string> more) {
    std::move(more.begin(), more.end(), std::back_inserter(out));
}

/// A list of offices breaks behind a comma alone: that tells a reader that it goes on.
std::vector<std::string> wrap_at_commas(std::string_view text) {
    std::vector<std::string> out{""};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(", ", at), text.size() - 1);
        const std::string_view part = trim(text.substr(at, comma + 1 - at));
        at = comma + 1;
        if (!out.back().empty() && out.back().size() + 1 + part.size() > kMaxWireLine) {
            out.emplace_back();
        }
        out.back() += out.back().empty() ? "" : " ";
        out.back() += part;
    }
    return out;
}

std::vector<std::string> tag_lines(const Draft& draft) {
    std::vector<std::string> out{"TAGS:"};
    for (std::size_t k = 0; k < draft.tags.size(); ++k) {
        const std::string tag = write_tag(draft.tags[k]) + (k + 1 < draft.tags.size() ? "," : "");
        if (out.back().size() + 1 + tag.size() > kMaxWireLine) {
            out.emplace_back("     ");
        }
        out.back() += ' ';
        out.back() += tag;
    }
    return out;
}

std::vector<std::string> reference_lines(const Draft& draft) {
    std::vector<std::string> out;
    const bool lettered = draft.references.size() > 1;
    for (std::size_t k = 0; k < draft.references.size(); ++k) {
        const std::string letter =
            lettered ? fmt::format("{}. ", static_cast<char>('A' + k % kMaxDraftReferences)) : "";
        out.push_back((k == 0 ? "REF: " : "     ") + letter + draft.references[k].text);
    }
    return out;
}

void check_width(const std::vector<std::string>& lines, Field field, Problems& problems,
                 std::string_view advice) {
    for (std::size_t k = 0; k < lines.size(); ++k) {
        if (lines[k].size() > kMaxWireLine) {
            problems.error(field, k,
                           fmt::format("makes a line of {} characters, {} are allowed; {}",
                                       lines[k].size(), kMaxWireLine, advice));
        }
    }
}

void add_field(std::vector<std::string>& out, std::vector<std::string> lines, Field field,
               Problems& problems) {
    check_width(lines, field, problems, "shorten it");
    append(out, std::move(lines));
}

std::vector<std::string> subject_lines(const Draft& draft, Problems& problems) {
    std::vector<std::string> out =
        wrap(draft.subject, {kBodyColumns, "SUBJECT: ", "", misleads_in_header});
    if (out.size() > kMaxDraftSubjectLines) {
        problems.error(
            Field::Subject, 0,
            fmt::format("takes {} lines, {} are allowed", out.size(), kMaxDraftSubjectLines));
    }
    return out;
}

}  // namespace

std::vector<std::string> transmission_lines(const Draft& draft, std::size_t section) {
    std::vector<std::string> out;
    if (!draft.channel.empty()) {
        out.push_back("VZCZC" + draft.channel + draft.channel_serial);
    }
    add_routing(draft, out);
    const Date day = draft.filed->time.date();
    const std::int64_t minutes = draft.filed->time.seconds / 60 - days_since_epoch(day) * 1440;
    out.push_back(fmt::format("DE {} #{}{} {:03}{:02}{:02}", draft.station, draft.station_serial,
                              section == 0 ? "" : fmt::format("/{:02}", section), day_of_year(day),
                              minutes / 60, minutes % 60));
    const char letter = security_letter(draft);
    out.push_back(fmt::format("{} {}{}{}", letter == 'U' ? "ZNR" : "ZNY", std::string(5, letter),
                              draft.signals.empty() ? "" : " ", draft.signals));
    std::string preamble(1, prosign(draft.precedence));
    if (draft.info_precedence != Precedence::None) {
        preamble += ' ';
        preamble += prosign(draft.info_precedence);
    }
    out.push_back(fmt::format("{} {}{}{}", preamble, draft.dtg->to_string(),
                              draft.remarks.empty() ? "" : " ", draft.remarks));
    out.push_back("FM " + draft.from);
    add_list("TO", written(draft.to), out);
    add_list("INFO", written(draft.info), out);
    add_list("XMT", draft.exempt, out);
    return out;
}

std::string class_line(const Draft& draft, std::size_t section, std::size_t total) {
    return fmt::format("{}{}{} {} {:06}", written_level(draft.level),
                       has_efto(draft) ? " EFTO" : "",
                       total <= 1 ? "" : fmt::format(" SECTION {:02} OF {:02}", section, total),
                       draft.origin, draft.number);
}

std::string page_mark(const Draft& draft, std::size_t section, std::size_t total) {
    const std::string name(trim(std::string_view(draft.origin).substr(0, 10)));
    return fmt::format("{} {:08}  {:03} OF {:03}", name, draft.number, section, total);
}

std::vector<std::string> header_lines(const Draft& draft, Problems& problems) {
    std::vector<std::string> out;
    for (const std::string& line : draft.attention) {
        add_field(out, wrap_at_commas(line), Field::Attention, problems);
    }
    for (const std::string& line : draft.pass) {
        add_field(out, wrap_at_commas(line), Field::Pass, problems);
    }
    if (!out.empty()) {
        out.emplace_back();
    }
    if (!draft.executive_order.empty()) {
        add_field(out, {fmt::format("E.O. {}: {}", draft.executive_order, draft.declassify)},
                  Field::Declassify, problems);
    }
    if (!draft.tags.empty()) {
        add_field(out, tag_lines(draft), Field::Tags, problems);
    }
    add_field(out, subject_lines(draft, problems), Field::Subject, problems);
    if (!draft.references.empty()) {
        out.emplace_back();
        add_field(out, reference_lines(draft), Field::References, problems);
    }
    if (!draft.classified_by.empty()) {
        out.emplace_back();
        add_field(out,
                  wrap(write_classified_by(draft.classified_by),
                       {kBodyColumns, "", "", misleads_in_header}),
                  Field::ClassifiedBy, problems);
    }
    return out;
}

}  // namespace reftel::telegram::compose
