// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/import_json.h"

namespace reftel::room {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

void write_counts(JsonWriter& json, std::string_view name, const Counts& counts) {
    json.key(name);
    json.begin_object();
    for (const auto& [word, count] : counts) {
        json.field(word, count);
    }
    json.end_object();
}

void write_rules(JsonWriter& json, std::string_view name,
                 const std::map<std::string, ImportReport::Rule>& rules) {
    json.key(name);
    json.begin_object();
    for (const auto& [word, rule] : rules) {
        json.key(word);
        json.begin_object();
        json.field("count", rule.count);
        json.field("example", rule.example);
        json.end_object();
    }
    json.end_object();
}

void write_unread(JsonWriter& json, const std::vector<ImportReport::UnreadLines>& list) {
    json.key("not_understood");
    json.begin_array();
    for (const ImportReport::UnreadLines& lines : list) {
        json.begin_object();
        json.field("where", lines.where);
        json.field("first_line", lines.first);
        json.field("last_line", lines.last);
        json.field("bytes", lines.bytes);
        json.end_object();
    }
    json.end_array();
}

void write_poor(JsonWriter& json, const ImportReport& report) {
    json.key("poor");
    json.begin_array();
    for (const ImportReport::Poor& poor : report.poor) {
        json.begin_object();
        json.field("id", poor.id);
        json.field("where", poor.where);
        json.key("reasons");
        json.begin_array();
        for (const std::string_view reason : poor.reasons) {
            json.value(reason);
        }
        json.end_array();
        json.field("bytes_not_understood", poor.bytes_unread);
        json.end_object();
    }
    json.end_array();
    json.field("poor_not_listed", report.poor_more);
}

/// The fields that a file and the whole have in common.
template <typename Counted>
void write_numbers(JsonWriter& json, const Counted& counted) {
    json.field("telegrams", counted.telegrams);
    json.field("new", counted.fresh);
    json.field("further_witnesses", counted.witnesses);
    json.field("already_held", counted.held);
}

}  // namespace

void write_json(JsonWriter& json, const ImportReport::File& file) {
    json.begin_object();
    json.field("file", file.where);
    json.field_if("reader", file.reader);
    write_numbers(json, file);
    json.field("refused", file.refused);
    json.field_if("reason", file.reason);
    json.field("bytes", file.bytes);
    json.field("bytes_not_understood", file.bytes_unread);
    write_unread(json, file.unread);
    json.key("ids");
    json.begin_array();
    for (const std::string& id : file.ids) {
        json.value(id);
    }
    json.end_array();
    write_counts(json, "findings", file.findings);
    write_counts(json, "noted", file.noted);
    json.end_object();
}

void write_json(JsonWriter& json, const ImportReport::Refused& refused) {
    json.begin_object();
    json.field("where", refused.where);
    json.field("rule", refused.rule);
    json.field("reason", refused.reason);
    json.field("bytes", refused.bytes);
    json.end_object();
}

void write_json(JsonWriter& json, const ImportReport& report) {
    json.begin_object();
    write_numbers(json, report);
    json.field("provisional", report.provisional);
    json.field("changed", !report.changed_nothing());
    json.field("interrupted", report.stopped);
    json.field("bytes", report.bytes);
    json.field("bytes_of_messages", report.bytes_message);
    json.field("bytes_understood", report.bytes_understood());
    json.field("bytes_not_understood", report.bytes_unread);
    json.field("bytes_refused", report.bytes_refused);
    write_counts(json, "parts", report.parts);
    write_counts(json, "forms", report.variants);
    write_rules(json, "findings", report.findings);
    write_rules(json, "noted", report.noted);
    write_unread(json, report.unread);
    write_poor(json, report);
    json.key("files");
    json.begin_array();
    for (const ImportReport::File& file : report.files) {
        write_json(json, file);
    }
    json.end_array();
    json.field("files_not_listed", report.files_more);
    write_counts(json, "refused_by_rule", report.refused_by_rule);
    json.key("refused");
    json.begin_array();
    for (const ImportReport::Refused& refused : report.refused) {
        write_json(json, refused);
    }
    json.end_array();
    json.field("refused_not_listed", report.refused_more);
    json.end_object();
}

}  // namespace reftel::room
