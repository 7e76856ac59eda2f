// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/json_details.h"

#include <algorithm>

#include "base/text.h"
#include "telegram/classified_by.h"
#include "telegram/declassification.h"
#include "telegram/distribution.h"
#include "telegram/header_blocks.h"
#include "telegram/item_mark.h"
#include "telegram/janap.h"
#include "telegram/paragraph_opening.h"

namespace reftel::telegram {
namespace {

void write_number_if(JsonWriter& json, std::string_view name, std::uint32_t number) {
    if (number != 0) {
        json.field(name, number);
    }
}

void write_date_if(JsonWriter& json, std::string_view name, const std::optional<Date>& date) {
    if (date) {
        json.field(name, to_string(*date));
    }
}

template <typename Strings>
void write_list(JsonWriter& json, std::string_view name, const Strings& strings) {
    if (strings.empty()) {
        return;
    }
    json.key(name);
    json.begin_array();
    for (const std::string_view text : strings) {
        json.value(text);
    }
    json.end_array();
}

void write_offices(JsonWriter& json, const Distribution& block) {
    json.key("offices");
    json.begin_array();
    for (const DistributionOffice& office : block.offices) {
        json.begin_object();
        json.field("role", to_string(office.role));
        json.field("office", office.office);
        json.field("copies", static_cast<std::uint32_t>(office.copies));
        json.end_object();
    }
    json.end_array();
    write_number_if(json, "copies", block.total);
    json.field_if("control", block.control);
}

void write_drafting(JsonWriter& json, const Distribution& block) {
    if (block.drafting.empty()) {
        return;
    }
    json.key("drafting");
    json.begin_array();
    for (const DraftingOfficer& officer : block.drafting) {
        json.begin_object();
        json.field("role", to_string(officer.role));
        json.field_if("office", officer.office);
        write_list(json, "names", officer.names);
        json.field_if("typist", officer.typist);
        json.field_if("phone", officer.phone);
        json.field_if("remark", officer.remark);
        json.end_object();
    }
    json.end_array();
}

void write_dash_line(JsonWriter& json, const Distribution& block) {
    if (block.relay_counter.empty() && block.relay_time.empty()) {
        return;
    }
    json.key("dash_line");
    json.begin_object();
    json.field_if("time", block.relay_time);
    json.field_if("counter", block.relay_counter);
    json.field_if("suffix", block.relay_suffix);
    json.end_object();
}

/// The date that the order gives where the line states none. [spec 4.4]
std::optional<Date> derived_date(const Telegram& telegram, const Declassification& end) {
    if (!telegram.dtg || end.date || end.review || !end.exemption.empty()) {
        return std::nullopt;
    }
    Date date = telegram.dtg->time.date();
    if (telegram.executive_order == "11652" && end.schedule == "GDS") {
        switch (telegram.classification.level) {
            case Level::TopSecret:
                return Date{date.year + 10, 12, 31};
            case Level::Secret:
                return Date{date.year + 8, 12, 31};
            case Level::Confidential:
                return Date{date.year + 6, 12, 31};
            default:
                return std::nullopt;
        }
    }
    const bool ten_years =
        telegram.executive_order == "12958" || telegram.executive_order == "13526";
    if (!ten_years || telegram.classification.level < Level::Confidential || !end.event.empty()) {
        return std::nullopt;
    }
    date.year += 10;
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return date;
}

}  // namespace

void write_janap(JsonWriter& json, const Telegram& telegram) {
    const auto line = parse_janap_line(telegram.format_line_2);
    if (!line) {
        return;
    }
    json.key("format_line_2");
    json.begin_object();
    json.field_if("precedence", to_string(line->precedence));
    json.field("media", line->media);
    json.field("classification", std::string_view(&line->classification, 1));
    json.field("content", line->content);
    json.field("originator", line->originator);
    json.field("serial", line->serial);
    json.field("filing_time", line->filing_time);
    json.field("classification_repeated", line->repeated);
    write_list(json, "destinations", line->destinations);
    json.end_object();
}

void write_header_blocks(JsonWriter& json, const Telegram& telegram) {
    const std::vector<HeaderBlock> blocks = find_header_blocks(telegram);
    if (blocks.size() < 2) {
        return;
    }
    json.key("header_blocks");
    json.begin_array();
    for (const HeaderBlock& block : blocks) {
        json.begin_object();
        json.field("variant", to_string(block.variant));
        json.field("begin", block.at.begin);
        json.field("end", block.at.end);
        if (block.quoted) {
            json.field("quoted", true);
        }
        json.end_object();
    }
    json.end_array();
}

void write_executive_order(JsonWriter& json, const Telegram& telegram) {
    if (telegram.executive_order.empty() && telegram.executive_order_text.empty()) {
        return;
    }
    const Declassification end = declassification_of(telegram);
    json.key("executive_order");
    json.begin_object();
    json.field_if("number", telegram.executive_order);
    json.field_if("text", collapse_space(telegram.executive_order_text));
    json.field_if("schedule", end.schedule);
    json.field_if("exemption", end.exemption);
    write_date_if(json, "declassify_on", end.date);
    json.field_if("declassify_event", end.event);
    write_date_if(json, "review_on", end.review);
    json.field_if("authority", end.authority);
    json.field_if("office", end.office);
    write_date_if(json, "declassify_derived", derived_date(telegram, end));
    json.end_object();
}

void write_classified_by(JsonWriter& json, const Telegram& telegram) {
    if (telegram.classified_by.empty()) {
        return;
    }
    json.field("classified_by", telegram.classified_by);
    const ClassifiedBy field = parse_classified_by(telegram.classified_by);
    json.key("classification_authority");
    json.begin_object();
    json.key("officers");
    json.begin_array();
    for (const ClassifyingOfficer& officer : field.officers) {
        json.begin_object();
        json.field("name", officer.name);
        json.field_if("title", officer.title);
        json.end_object();
    }
    json.end_array();
    json.field_if("reasons", field.reasons);
    json.field_if("reason_paragraph", field.reason_paragraph);
    json.field_if("reason_letters", field.reason_letters);
    json.field_if("derived_from", field.derived_from);
    write_date_if(json, "declassify_on", field.declassify_on);
    json.end_object();
}

void write_distribution(JsonWriter& json, const Telegram& telegram) {
    write_list(json, "distribution", telegram.distribution);
    const Distribution block = parse_distribution(telegram.distribution);
    if (block.empty()) {
        return;
    }
    json.key("distribution_block");
    json.begin_object();
    write_offices(json, block);
    write_drafting(json, block);
    json.field_if("desired", block.desired);
    json.field_if("dissemination", block.dissemination);
    write_dash_line(json, block);
    json.end_object();
}

void write_items(JsonWriter& json, std::string_view text) {
    bool begun = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const std::size_t mark = list_mark_length(line);
        if (mark > 0) {
            if (!begun) {
                json.key("items");
                json.begin_array();
                begun = true;
            }
            json.begin_object();
            json.field("mark", trim(line.substr(0, mark)));
            if (const ItemMark portion = read_item_mark(line); !portion.text.empty()) {
                json.field("portion", portion.text);
                json.field("portion_level", to_string(portion.level));
            }
            json.field("begin", static_cast<std::uint32_t>(at));
            json.field("end", static_cast<std::uint32_t>(end));
            json.end_object();
        }
        at = end + 1;
    }
    if (begun) {
        json.end_array();
    }
}

}  // namespace reftel::telegram
