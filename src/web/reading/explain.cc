// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/explain.h"

#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "web/reading/names.h"
#include "web/reading/signals.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::LinePart;
using telegram::Telegram;

std::string transmission_id(const Telegram& telegram) {
    if (telegram.channel.empty()) {
        return "Start of message";
    }
    return fmt::format("Start of message on channel {}, channel serial {}", telegram.channel,
                       telegram.channel_serial);
}

std::string routing(const Telegram& telegram) {
    const auto& stations = telegram.routing;
    std::string out = "Called";
    if (telegram.routing_precedence != telegram::Precedence::None) {
        out += " at precedence " + to_lower(to_string(telegram.routing_precedence));
    }
    if (stations.empty()) {
        return out;
    }
    out += fmt::format(": {} of this relay leg", counted(stations.size(), "station", "stations"));
    out += stations.size() == 1 ? fmt::format(", {}", station_or_indicator(stations.front()))
                                : fmt::format(", {} to {}", station_or_indicator(stations.front()),
                                              station_or_indicator(stations.back()));
    return out + ". Not the addressees: those follow";
}

std::string calling_station(const Telegram& telegram) {
    std::string out = "From " + station_or_indicator(telegram.calling_ri);
    if (!telegram.station_serial.empty()) {
        out += fmt::format(", station serial {}", telegram.station_serial);
    }
    const int year = telegram.dtg ? telegram.dtg->time.date().year : 0;
    const std::string filed = explain_filing_time(telegram.filing_time, year);
    return filed.empty() ? out : out + ", filed on " + filed;
}

std::string precedences(const Telegram& telegram) {
    std::string action = with_capital(to_string(telegram.precedence));
    if (telegram.precedence == telegram::Precedence::None) {
        return "Precedence not stated";
    }
    if (telegram.info_precedence == telegram::Precedence::None) {
        return action;
    }
    return fmt::format("{} for action, {} for information", action,
                       to_lower(to_string(telegram.info_precedence)));
}

std::string clock_of(const UtcTime& time) {
    return time.to_string().substr(11);
}

std::string date_time_group(const Telegram& telegram) {
    std::string out = precedences(telegram);
    if (telegram.dtg) {
        const auto& time = telegram.dtg->time;
        out += fmt::format("; date-time group {}, {} UTC", in_words(time.date()), clock_of(time));
    }
    const std::string remarks = explain_signals(telegram.dtg_remarks);
    return remarks.empty() ? out : out + "; " + remarks;
}

std::string addressees(const Telegram& telegram, telegram::Addressee::Role role,
                       std::string_view what) {
    const auto all = addressees_in(telegram, role);
    if (all.size() == 1) {
        const auto& only = *all.front();
        std::string out = fmt::format("{}: {}", what, party_of(only.plad).name);
        if (only.precedence != telegram::Precedence::None) {
            out += ", " + to_lower(to_string(only.precedence));
        }
        return only.serial.empty() ? out : fmt::format("{}, serial {}", out, only.serial);
    }
    return fmt::format("{}: {}", what, count_by_kind(all));
}

std::string class_line(const Telegram& telegram, std::string_view line) {
    std::string out = "Classification";
    if (line.find("SECTION") != std::string_view::npos) {
        out += fmt::format(" and section, of {} in all", telegram.sections_total);
    }
    if (telegram.mrn) {
        out += fmt::format("; message reference number {} {} of {}", telegram.mrn->origin,
                           telegram.mrn->number, telegram.mrn->year);
    }
    return out;
}

std::string captions(std::string_view line) {
    const std::string_view meaning = telegram::meaning_of_caption(trim(line));
    return meaning.empty() ? "Caption: how the telegram is to be handled"
                           : fmt::format("Caption: {}", meaning);
}

std::string tags(const Telegram& telegram) {
    std::string out = "TAGS: ";
    const auto at = telegram.dtg ? std::optional(telegram.dtg->time.date()) : std::nullopt;
    std::string_view separator;
    for (const auto& tag : telegram.tags) {
        const auto* fact = telegram::find_tag(tag.code, at);
        out += fmt::format("{}{}{}{}", separator, tag.code, fact == nullptr ? "" : " ",
                           fact == nullptr ? "" : fact->meaning);
        separator = "; ";
    }
    return out;
}

std::string page_mark(std::string_view line) {
    return fmt::format("Page mark{}; lifted out of the reading text",
                       line.find("OF") == std::string_view::npos ? "" : " with its section");
}

std::string explain_address_lines(const Telegram& telegram, LinePart part) {
    switch (part) {
        case LinePart::From: {
            const auto party = party_of(telegram.from);
            return "Originator: " + party.name;
        }
        case LinePart::To:
            return addressees(telegram, telegram::Addressee::Role::Action, "Action");
        case LinePart::Info:
            return addressees(telegram, telegram::Addressee::Role::Info, "For information");
        case LinePart::Exempt:
            return addressees(telegram, telegram::Addressee::Role::Exempt, "Not to be sent to");
        default:
            return {};
    }
}

std::string explain_transmission_lines(const Telegram& telegram, LinePart part,
                                       std::string_view line) {
    switch (part) {
        case LinePart::TransmissionId:
            return transmission_id(telegram);
        case LinePart::Routing:
            return routing(telegram);
        case LinePart::CallingStation:
            return calling_station(telegram);
        case LinePart::Transmission:
            return explain_transmission(line);
        case LinePart::DateTimeGroup:
            return date_time_group(telegram);
        case LinePart::Separator:
            return "Break between the header and the text";
        default:
            return explain_address_lines(telegram, part);
    }
}

std::string explain_text_header(const Telegram& telegram, LinePart part, std::string_view line) {
    switch (part) {
        case LinePart::ClassLine:
            return class_line(telegram, line);
        case LinePart::Caption:
            return captions(line);
        case LinePart::Attention:
            return "For the attention of these offices";
        case LinePart::Pass:
            return "To be passed on as it says";
        case LinePart::ExecutiveOrder:
            return explain_executive_order(telegram);
        case LinePart::Tags:
            return tags(telegram);
        case LinePart::Subject:
            return "Subject, as sent";
        case LinePart::Ref:
            return "References to other telegrams and documents";
        case LinePart::ClassifiedBy:
            return "Who classified it, and for which reasons";
        default:
            return {};
    }
}

std::string explain_furniture(LinePart part, std::string_view line) {
    switch (part) {
        case LinePart::Blank:
            return "Blank";
        case LinePart::Distribution:
            return "Distribution within the Department: offices with their copies, drafting and "
                   "clearance";
        case LinePart::Attributes:
            return "Attributes recorded by the National Archives";
        case LinePart::Banner:
            return "Banner of a release or a page; lifted out of the reading text";
        case LinePart::PageMark:
            return page_mark(line);
        case LinePart::SectionHead:
            return "Header repeated at the start of a section; lifted out of the reading text";
        case LinePart::Signature:
            return "Signature";
        case LinePart::Trailer:
            return "End of the transmission";
        case LinePart::Junk:
            return "Not part of the telegram, or not understood";
        default:
            return "Text";
    }
}

}  // namespace

std::string explain(const room::Reading& reading, const Segment& segment) {
    const Telegram& telegram = *reading.telegram;
    const std::string_view line = telegram.lines[segment.first].at.of(reading.message);
    std::string out = explain_transmission_lines(telegram, segment.part, line);
    if (out.empty()) {
        out = explain_text_header(telegram, segment.part, line);
    }
    return out.empty() ? explain_furniture(segment.part, line) : out;
}

bool is_header(LinePart part) {
    return part >= LinePart::TransmissionId && part <= LinePart::Distribution;
}

bool is_lifted_out(LinePart part) {
    return part == LinePart::PageMark || part == LinePart::SectionHead ||
           part == LinePart::Banner || part == LinePart::Junk;
}

}  // namespace reftel::web
