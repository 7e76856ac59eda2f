// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/json_record.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/utf8.h"
#include "sources/limits.h"
#include "sources/published.h"

namespace reftel::sources {
namespace {

constexpr std::string_view kFiller = " \t\r\n,[]";

/// Names that a message's text goes by, the surest first. docs/sources.md lists all names.
constexpr std::array<std::string_view, 10> kTextKeys = {
    "message",   "raw_message", "raw_text", "msgtext", "message_text",
    "full_text", "cable_text",  "text",     "body",    "content"};
constexpr std::array<std::string_view, 2> kHeaderKeys = {"header", "headers"};
constexpr std::array<std::string_view, 11> kIdKeys = {
    "reference_id", "canonical_id", "document_number", "doc_nbr", "docnumber", "mrn",
    "cable_id",     "doc_id",       "docid",           "id",      "identifier"};
constexpr std::array<std::string_view, 8> kDateKeys = {
    "created", "date", "dtg", "datetime", "date_sent", "sent", "authored", "draft_date"};
constexpr std::array<std::string_view, 3> kReleasedKeys = {"released", "release_date",
                                                           "released_date"};
constexpr std::array<std::string_view, 5> kOriginKeys = {"origin", "from", "from_field", "sender",
                                                         "fm"};
constexpr std::array<std::string_view, 4> kLevelKeys = {"classification", "original_classification",
                                                        "origclass", "orig_class"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kMoreKeys = {{
    {"subject", "subject"},
    {"title", "subject"},
    {"to", "to"},
    {"to_field", "to"},
    {"tags", "tags"},
    {"concepts", "concepts"},
    {"refs", "references"},
}};

/// A key and its value, of the object itself or of an object that is a value of it.
struct Field {
    std::string parent;  ///< Empty: the object itself.
    std::string key;     ///< Lower case, blanks and hyphens as `_`.
    Span value;          ///< With its quotes, brackets or braces.
};

std::string folded_key(std::string_view raw) {
    std::string out = to_lower(raw);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    return out;
}

/// Collects the fields of a well-formed object, two levels deep.
class FieldScan {
 public:
    explicit FieldScan(std::string_view json) : json_(json) {}

    std::vector<Field> scan() && {
        for (std::size_t at = 0; at < json_.size(); ++at) {
            step(at);
        }
        return std::move(fields_);
    }

 private:
    void step(std::size_t& at) {
        const char c = json_[at];
        if (c == '"') {
            const std::size_t begin = at;
            at = end_of_string(at);
            if (want_key_ && depth_ <= 2 && in_objects()) {
                keys_[depth_ - 1] = folded_key(json_.substr(begin + 1, at - begin - 1));
            } else {
                value(begin, at + 1);
            }
        } else if (c == '{' || c == '[') {
            open(c, at);
        } else if (c == '}' || c == ']') {
            close(at);
        } else if (c == ':' || c == ',') {
            want_key_ = c == ',';
        } else if (is_alnum(c) || c == '-') {
            const std::size_t begin = at;
            at = std::min(json_.find_first_of(",]} \t\r\n", at), json_.size());
            value(begin, at);
            --at;
        }
    }

    /// The closing quote of the string that opens at `at`.
    [[nodiscard]] std::size_t end_of_string(std::size_t at) const {
        for (++at; at < json_.size() && json_[at] != '"'; ++at) {
            at += json_[at] == '\\' ? 1 : 0;
        }
        return std::min(at, json_.size() - 1);
    }

    void open(char c, std::size_t at) {
        ++depth_;
        if (depth_ <= 2) {
            is_object_[depth_ - 1] = c == '{';
            begin_[depth_ - 1] = at;
        }
        want_key_ = c == '{';
    }

    void close(std::size_t at) {
        --depth_;
        if (depth_ == 1) {
            value(begin_[1], at + 1);
        }
        want_key_ = false;
    }

    [[nodiscard]] bool in_objects() const {
        return depth_ >= 1 && is_object_[0] && (depth_ < 2 || is_object_[1]);
    }

    void value(std::size_t begin, std::size_t end) {
        if (depth_ >= 1 && depth_ <= 2 && in_objects() && fields_.size() < kMaxJsonFields) {
            const std::string parent = depth_ == 2 ? keys_[0] : std::string();
            fields_.push_back(
                {parent,
                 keys_[depth_ - 1],
                 {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
        }
    }

    const std::string_view json_;
    std::size_t depth_ = 0;
    std::array<bool, 2> is_object_{};
    std::array<std::size_t, 2> begin_{};
    std::array<std::string, 2> keys_;
    bool want_key_ = false;
    std::vector<Field> fields_;
};

std::optional<char32_t> hex4(std::string_view digits) {
    char32_t out = 0;
    if (digits.size() < 4) {
        return std::nullopt;
    }
    for (const char c : digits.substr(0, 4)) {
        const char low = to_lower(c);
        if (!is_digit(c) && (low < 'a' || low > 'f')) {
            return std::nullopt;
        }
        out = out * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : low - 'a' + 10);
    }
    return out;
}

/// Appends what the escape at `at` stands for; its length.
std::size_t append_escape(MappedTextBuilder& out, std::string_view json, std::size_t at) {
    constexpr std::string_view kNames = "nrtbf";
    constexpr std::string_view kMeanings = "\n\r\t\b\f";
    const char c = at + 1 < json.size() ? json[at + 1] : '\\';
    if (c != 'u') {
        const std::size_t which = kNames.find(c);
        const char meant = which == std::string_view::npos ? c : kMeanings[which];
        out.replace(at, 2, std::string_view(&meant, 1));
        return 2;
    }
    char32_t code = hex4(json.substr(at + 2)).value_or(0xD800);
    std::size_t length = 6;
    if (code >= 0xD800 && code < 0xDC00 && json.substr(at + 6).starts_with("\\u")) {
        const char32_t low = hex4(json.substr(at + 8)).value_or(0);
        if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
            length = 12;
        }
    }
    std::string text;
    append_utf8(text, code);
    out.replace(at, length, text);
    return length;
}

/// Appends the text of a string whose quotes stand at the ends of `value`.
void append_string(MappedTextBuilder& out, std::string_view json, Span value) {
    std::size_t at = value.begin + 1;
    const std::size_t end = value.end - 1;
    while (at < end) {
        const std::size_t stop = std::min(json.find('\\', at), end);
        out.copy(at, stop - at);
        at = stop < end ? stop + append_escape(out, json, stop) : end;
    }
}

bool is_string(std::string_view json, const Field& field) {
    return field.value.size() >= 2 && json[field.value.begin] == '"';
}

class ObjectReader {
 public:
    explicit ObjectReader(std::string_view json)
        : json_(json),
          fields_(FieldScan(json).scan()),
          exported_(has("", "published") && has("", "telegram")),
          ours_(exported_ || has("", "paragraphs")) {}

    JsonTelegram read() const {
        JsonTelegram out;
        out.message = message();
        telegram::Published& published = out.published;
        published.reference_id = first(kIdKeys);
        published.created = parse_published_date(first(kDateKeys));
        published.released = parse_published_date(first(kReleasedKeys));
        published.classification = first(kLevelKeys);
        published.origin = first(kOriginKeys);
        published.id_from_file_name = text_of("published", "reference_id_from_file_name") == "true";
        // What we exported was read from the message, which is there to be read again.
        for (std::size_t i = 0; !ours_ && i < kMoreKeys.size(); ++i) {
            std::string value = text_of("", kMoreKeys[i].first);
            if (!value.empty()) {
                out.more.emplace_back(kMoreKeys[i].second, std::move(value));
            }
        }
        return out;
    }

 private:
    [[nodiscard]] const Field* find(std::string_view parent, std::string_view key) const {
        const auto at = std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) {
            return field.key == key && field.parent == parent;
        });
        return at == fields_.end() ? nullptr : &*at;
    }
    [[nodiscard]] bool has(std::string_view parent, std::string_view key) const {
        return find(parent, key) != nullptr;
    }

    /// A string's text, or a number, a list or an object as written; bounded.
    [[nodiscard]] std::string text_of(std::string_view parent, std::string_view key) const {
        const Field* field = find(parent, key);
        if (field == nullptr || field->value.of(json_) == "null") {
            return {};
        }
        if (!is_string(json_, *field)) {
            return std::string(field->value.of(json_).substr(0, kMaxCellBytes));
        }
        MappedTextBuilder out(json_);
        append_string(out, json_, field->value);
        std::string text = collapse_space(std::move(out).finish().text);
        return text.size() > kMaxCellBytes ? text.substr(0, kMaxCellBytes) : text;
    }

    /// The first of these that is there and no object. What an export of ours does not keep of a
    /// publisher was not published: the rest was read from the message and will be again.
    template <std::size_t kCount>
    [[nodiscard]] std::string first(const std::array<std::string_view, kCount>& keys) const {
        for (const std::string_view parent : {"published", "", "telegram"}) {
            for (const std::string_view key : keys) {
                std::string text = text_of(parent, key);
                if (!text.empty() && text.front() != '{' && text.front() != '[') {
                    return text;
                }
            }
            if (exported_) {
                break;
            }
        }
        return {};
    }

    [[nodiscard]] const Field* string_field(std::string_view key) const {
        for (const std::string_view parent : {"", "telegram"}) {
            const Field* field = find(parent, key);
            if (field != nullptr && is_string(json_, *field) && field->value.size() > 2) {
                return field;
            }
        }
        return nullptr;
    }

    [[nodiscard]] MappedText message() const {
        MappedTextBuilder out(json_);
        const Field* text = nullptr;
        for (const std::string_view key : kTextKeys) {
            text = text == nullptr ? string_field(key) : text;
        }
        if (text == nullptr) {
            return {};
        }
        for (const std::string_view key : kHeaderKeys) {
            if (const Field* header = ours_ ? nullptr : string_field(key)) {
                append_string(out, json_, header->value);
                out.replace(header->value.end - 1, 1, "\n");
                break;
            }
        }
        append_string(out, json_, text->value);
        return std::move(out).finish();
    }

    const std::string_view json_;
    const std::vector<Field> fields_;
    const bool exported_;  ///< Written by write_json of a Reading.
    const bool ours_;
};

/// Where nlohmann's parser stumbles.
struct Trouble final : nlohmann::json_sax<nlohmann::json> {
    std::size_t at = 0;
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        at = position;
        return false;
    }
    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*count*/) override { return true; }
    bool key(string_t& /*value*/) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t /*count*/) override { return true; }
    bool end_array() override { return true; }
};

/// Behind the separators after an object; npos when they may go on behind the view.
std::size_t end_of_filler(std::string_view view, std::size_t at, bool at_end) {
    at = std::min(view.find_first_not_of(kFiller, at), view.size());
    return at == view.size() && !at_end ? std::string_view::npos : at;
}

/// The rest of the line at `at` is no object, or the rest of a damaged one.
JsonPiece bad_line(std::string_view view, std::size_t at, bool at_end, std::string_view reason) {
    const std::size_t end = view.find('\n', at);
    if (end == std::string_view::npos && !at_end) {
        return {};
    }
    JsonPiece out;
    out.end = JsonPiece::End::Bad;
    out.size = end == std::string_view::npos ? view.size() : end + 1;
    out.reason = reason;
    return out;
}

JsonPiece complete(std::string_view view, std::size_t begin, std::size_t end, bool at_end) {
    const std::size_t stop = end_of_filler(view, end, at_end);
    if (stop == std::string_view::npos) {
        return {};
    }
    JsonPiece out;
    out.end = JsonPiece::End::Complete;
    out.object = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    out.size = stop;
    return out;
}

/// Offset of the quote that ends the string begun at `quote`, of a line end before it, or the size
/// of the view.
std::size_t end_of_string(std::string_view view, std::size_t quote) {
    std::size_t at = quote + 1;
    while (at < view.size() && view[at] != '"' && view[at] != '\n') {
        at += view[at] == '\\' ? 2 : 1;
    }
    return std::min(at, view.size());
}

/// The object that begins at `begin`. One that stands on a line of its own ends with its line when
/// the next begins another.
JsonPiece scan_object(std::string_view view, std::size_t begin, bool at_end) {
    const bool first_column = begin == 0 || view[begin - 1] == '\n';
    std::size_t depth = 0;
    for (std::size_t at = begin; at < view.size(); ++at) {
        const char c = view[at];
        if (c == '"') {
            at = end_of_string(view, at);
            if (at < view.size() && view[at] == '\n') {
                return bad_line(view, at, at_end, "a string of this line does not end");
            }
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return complete(view, begin, at + 1, at_end);
        } else if (c == '\n' && first_column && at + 1 < view.size() && view[at + 1] == '{') {
            return bad_line(view, at, at_end, "the object of this line does not end");
        }
    }
    return at_end ? bad_line(view, view.size(), true, "the file ends within this object")
                  : JsonPiece{};
}

}  // namespace

JsonPiece scan_json_piece(std::string_view view, bool at_end) {
    const std::size_t mark = view.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t begin = std::min(view.find_first_not_of(kFiller, mark), view.size());
    if (begin == view.size()) {
        return at_end ? bad_line(view, begin, true, "there is no object here") : JsonPiece{};
    }
    if (view[begin] != '{') {
        return bad_line(view, begin, at_end, "this line is no JSON object");
    }
    return scan_object(view, begin, at_end);
}

Result<JsonTelegram> read_json_telegram(std::string_view object) {
    Trouble trouble;
    if (!nlohmann::json::sax_parse(object.begin(), object.end(), &trouble)) {
        const std::size_t at = trouble.at > 0 ? trouble.at - 1 : 0;
        return malformed("this is not JSON", position_in(object, at));
    }
    return ObjectReader(object).read();
}

bool is_json_of_telegrams(std::string_view head) {
    const std::size_t mark = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t begin = head.find_first_not_of(" \t\r\n[", mark);
    if (begin == std::string_view::npos || head[begin] != '{') {
        return false;
    }
    const std::string front = folded_key(head);
    return std::any_of(kTextKeys.begin(), kTextKeys.end(), [&](std::string_view key) {
        const std::string quoted = "\"" + std::string(key) + "\"";
        for (std::size_t at = 0; (at = front.find(quoted, at)) != std::string::npos; ++at) {
            std::size_t next = at + quoted.size();
            while (next < front.size() && (is_space(front[next]) || front[next] == '_')) {
                ++next;
            }
            if (next < front.size() && front[next] == ':') {
                return true;
            }
        }
        return false;
    });
}

}  // namespace reftel::sources
