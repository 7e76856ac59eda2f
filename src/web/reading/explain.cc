// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/explain.h"

#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "web/pieces.h"
#include "web/reading/names.h"
#include "web/reading/signals.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::LinePart;
using telegram::Telegram;

std::string transmission_id(const Language& lang, const Telegram& telegram) {
    if (telegram.channel.empty()) {
        return std::string(lang[Text::StartOfMessage]);
    }
    return lang.say(Text::StartOnChannel, telegram.channel, telegram.channel_serial);
}

std::string routing(const Language& lang, const Telegram& telegram) {
    const auto& stations = telegram.routing;
    std::string out = telegram.routing_precedence == telegram::Precedence::None
                          ? std::string(lang[Text::Called])
                          : lang.say(Text::CalledAt, lang.precedence(telegram.routing_precedence));
    if (stations.empty()) {
        return out;
    }
    out += lang[Text::Colon];
    out += lang.counted(Text::StationsOfLeg, stations.size());
    const std::string first = station_or_indicator(stations.front());
    out += ", ";
    out += stations.size() == 1
               ? first
               : lang.say(Text::FirstToLast, first, station_or_indicator(stations.back()));
    return out + ". " + std::string(lang[Text::NotTheAddressees]);
}

std::string calling_station(const Language& lang, const Telegram& telegram) {
    std::string out = lang.say(Text::FromStation, station_or_indicator(telegram.calling_ri));
    if (!telegram.station_serial.empty()) {
        out += lang.say(Text::CommaStationSerial, telegram.station_serial);
    }
    const int year = telegram.dtg ? telegram.dtg->time.date().year : 0;
    const std::string filed = explain_filing_time(lang, telegram.filing_time, year);
    return filed.empty() ? out : out + lang.say(Text::CommaFiledOn, filed);
}

std::string precedences(const Language& lang, const Telegram& telegram) {
    std::string action = with_capital(lang.precedence(telegram.precedence));
    if (telegram.precedence == telegram::Precedence::None) {
        return std::string(lang[Text::PrecedenceNotStated]);
    }
    if (telegram.info_precedence == telegram::Precedence::None) {
        return action;
    }
    return lang.say(Text::DualPrecedence, action, lang.precedence(telegram.info_precedence));
}

std::string clock_of(const UtcTime& time) {
    return time.to_string().substr(11);
}

std::string date_time_group(const Language& lang, const Telegram& telegram) {
    std::string out = precedences(lang, telegram);
    if (telegram.dtg) {
        const auto& time = telegram.dtg->time;
        out += "; " + lang.say(Text::DateTimeGroupSays, lang.date(time.date()), clock_of(time));
    }
    const std::string remarks = explain_signals(lang, telegram.dtg_remarks);
    return remarks.empty() ? out : out + "; " + remarks;
}

std::string addressees(const Language& lang, const Telegram& telegram,
                       telegram::Addressee::Role role, std::string_view what) {
    const auto all = addressees_in(telegram, role);
    if (all.size() == 1) {
        const auto& only = *all.front();
        std::string out = fmt::format("{}{}{}", what, lang[Text::Colon], party_of(only.plad).name);
        if (only.precedence != telegram::Precedence::None) {
            out += fmt::format(", {}", lang.precedence(only.precedence));
        }
        return only.serial.empty()
                   ? out
                   : fmt::format("{}, {}", out, lang.say(Text::SerialSo, only.serial));
    }
    return fmt::format("{}{}{}", what, lang[Text::Colon], count_by_kind(lang, all));
}

std::string class_line(const Language& lang, const Telegram& telegram, std::string_view line) {
    // A line of the reference number alone is read as this part too.
    const bool states_level = telegram.classification.level != telegram::Level::None;
    std::string out(states_level ? lang[Text::Classification] : "");
    if (line.find("SECTION") != std::string_view::npos) {
        out += lang.say(Text::AndSectionOf, telegram.sections_total);
    }
    if (telegram.mrn) {
        out += (out.empty() ? "" : "; ") + lang.say(Text::ReferenceNumberSays, telegram.mrn->origin,
                                                    telegram.mrn->number, telegram.mrn->year);
    }
    return out.empty() ? std::string(lang[Text::Classification]) : as_sentence(out);
}

Html captions(const Language& lang, std::string_view line) {
    const std::string_view meaning = telegram::meaning_of_caption(trim(line));
    return meaning.empty() ? html("{}", lang[Text::CaptionUnknown])
                           : lang.markup(Text::CaptionSays, in_english(lang, meaning));
}

Html tags(const Language& lang, const Telegram& telegram) {
    Html out = html("TAGS: ");
    const auto at = telegram.dtg ? std::optional(telegram.dtg->time.date()) : std::nullopt;
    std::string_view separator;
    for (const auto& tag : telegram.tags) {
        const auto* fact = telegram::find_tag(tag.code, at);
        out.add("{}{}", separator, tag.code);
        if (fact != nullptr) {
            out.add(" {}", in_english(lang, fact->meaning));
        }
        separator = "; ";
    }
    return out;
}

std::string page_mark(const Language& lang, std::string_view line) {
    return std::string(
        lang[line.find("OF") == std::string_view::npos ? Text::PageMark : Text::PageMarkSection]);
}

std::string explain_address_lines(const Language& lang, const Telegram& telegram, LinePart part) {
    switch (part) {
        case LinePart::From: {
            const auto party = party_of(telegram.from);
            return lang.say(Text::OriginatorIs, party.name);
        }
        case LinePart::To:
            return addressees(lang, telegram, telegram::Addressee::Role::Action,
                              lang[Text::ForAction]);
        case LinePart::Info:
            return addressees(lang, telegram, telegram::Addressee::Role::Info,
                              lang[Text::ForInformation]);
        case LinePart::Exempt:
            return addressees(lang, telegram, telegram::Addressee::Role::Exempt,
                              lang[Text::NotToBeSentTo]);
        default:
            return {};
    }
}

std::string explain_transmission_lines(const Language& lang, const Telegram& telegram,
                                       LinePart part, std::string_view line) {
    switch (part) {
        case LinePart::TransmissionId:
            return transmission_id(lang, telegram);
        case LinePart::Routing:
            return routing(lang, telegram);
        case LinePart::CallingStation:
            return calling_station(lang, telegram);
        case LinePart::Transmission:
            return explain_transmission(lang, line);
        case LinePart::DateTimeGroup:
            return date_time_group(lang, telegram);
        case LinePart::Separator:
            return std::string(lang[Text::BreakOfHeader]);
        default:
            return explain_address_lines(lang, telegram, part);
    }
}

std::string explain_text_header(const Language& lang, const Telegram& telegram, LinePart part,
                                std::string_view line) {
    switch (part) {
        case LinePart::ClassLine:
            return class_line(lang, telegram, line);
        case LinePart::Attention:
            return std::string(lang[Text::ForAttention]);
        case LinePart::Pass:
            return std::string(lang[Text::ToBePassed]);
        case LinePart::Subject:
            return std::string(lang[Text::SubjectAsSent]);
        case LinePart::Ref:
            return std::string(lang[Text::ReferencesLine]);
        case LinePart::ClassifiedBy:
            return std::string(lang[Text::WhoClassified]);
        default:
            return {};
    }
}

std::string explain_furniture(const Language& lang, LinePart part, std::string_view line) {
    switch (part) {
        case LinePart::Blank:
            return std::string(lang[Text::BlankLine]);
        case LinePart::Distribution:
            return std::string(lang[Text::DistributionSays]);
        case LinePart::Attributes:
            return std::string(lang[Text::AttributesSay]);
        case LinePart::Banner:
            return std::string(lang[Text::BannerSays]);
        case LinePart::PageMark:
            return page_mark(lang, line);
        case LinePart::SectionHead:
            return std::string(lang[Text::SectionHeadSays]);
        case LinePart::Signature:
            return std::string(lang[Text::Signature]);
        case LinePart::Trailer:
            return std::string(lang[Text::EndOfTransmission]);
        case LinePart::Junk:
            return std::string(lang[Text::NotOfTelegram]);
        default:
            return std::string(lang[Text::TextLine]);
    }
}

}  // namespace

Html explain(const Language& lang, const room::Reading& reading, const Segment& segment) {
    const Telegram& telegram = *reading.telegram;
    const std::string_view line = telegram.lines[segment.first].at.of(reading.message);
    switch (segment.part) {  // codes whose meaning is in the tables
        case LinePart::Caption:
            return captions(lang, line);
        case LinePart::ExecutiveOrder:
            return explain_executive_order(lang, telegram);
        case LinePart::Tags:
            return tags(lang, telegram);
        default:
            break;
    }
    std::string out = explain_transmission_lines(lang, telegram, segment.part, line);
    if (out.empty()) {
        out = explain_text_header(lang, telegram, segment.part, line);
    }
    return html("{}", out.empty() ? explain_furniture(lang, segment.part, line) : out);
}

bool is_header(LinePart part) {
    return part >= LinePart::TransmissionId && part <= LinePart::Distribution;
}

bool is_lifted_out(LinePart part) {
    return part == LinePart::PageMark || part == LinePart::SectionHead ||
           part == LinePart::Banner || part == LinePart::Junk;
}

}  // namespace reftel::web
