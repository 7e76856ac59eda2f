// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reftel {

/// Writes JSON into a string, front to back, compact or indented by two blanks.
///
/// Every --json output and JSON page is made with it: the order of fields is the order of calls,
/// nothing is built in memory first, and long texts are copied in runs. Text that is not UTF-8 is
/// written with U+FFFD in its place.
class JsonWriter {
 public:
    enum class Layout : std::uint8_t { Compact, Indented };

    /// Appends to `out`, which must outlive the writer.
    explicit JsonWriter(std::string& out, Layout layout = Layout::Compact)
        : out_(out), layout_(layout) {}

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(bool truth);
    void value(std::int64_t number);
    void value(std::uint64_t number);
    void value(std::uint32_t number) { value(static_cast<std::uint64_t>(number)); }
    void value(int number) { value(static_cast<std::int64_t>(number)); }
    void value(double number);
    void null();
    /// Appends JSON that is already written, such as a value kept in a database.
    void raw(std::string_view json);

    /// key(name), value(v).
    template <typename T>
    void field(std::string_view name, const T& v) {
        key(name);
        value(v);
    }
    /// field, left out when the text is empty.
    void field_if(std::string_view name, std::string_view text) {
        if (!text.empty()) {
            field(name, text);
        }
    }

 private:
    void before_value();
    void new_line();
    void close(char bracket);

    std::string& out_;
    Layout layout_;
    std::vector<bool> has_items_;  ///< One a nesting level: true once it has an item.
    bool after_key_ = false;
};

/// Appends `text` quoted and escaped as JSON.
void append_json_string(std::string& out, std::string_view text);

}  // namespace reftel
