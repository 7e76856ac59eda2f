// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/draft_reader.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/compose/draft_stages.h"
#include "telegram/compose/limits.h"
#include "telegram/compose/telegraph_text.h"
#include "telegram/compose/yaml.h"

// draft        = "---" { yaml line } "---" { markdown line }
//
// The whole draft becomes ASCII first, so that neither YAML nor the wire meets anything else; the
// map back gives every problem its place in what the person wrote.
namespace reftel::telegram::compose {
namespace {

constexpr char kDoubleQuote = '\x02';
constexpr char kSingleQuote = '\x03';

std::string_view line_at(std::string_view text, std::size_t at) {
    return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

struct Parts {
    std::size_t yaml = 0;  ///< First byte of the YAML.
    std::size_t yaml_end = 0;
    std::size_t body = 0;
    bool found = false;
};

Parts find_parts(std::string_view text) {
    Parts out;
    std::size_t at = 0;
    while (at < text.size() && trim(line_at(text, at)).empty()) {
        at += line_at(text, at).size() + 1;
    }
    if (at >= text.size() || trim(line_at(text, at)) != "---") {
        return out;
    }
    at += line_at(text, at).size() + 1;
    out.yaml = std::min(at, text.size());
    while (at < text.size()) {
        const std::string_view line = line_at(text, at);
        if (trim_right(line) == "---" || trim_right(line) == "...") {
            out.yaml_end = at;
            out.body = std::min(at + line.size() + 1, text.size());
            out.found = true;
            return out;
        }
        at += line.size() + 1;
    }
    return out;
}

/// Comments of the front matter are for people: what they hold is no matter of telegraphy.
std::string without_comments(std::string_view text) {
    std::string out(text);
    std::size_t at = 0;
    bool open = false;
    while (at < out.size()) {
        const std::size_t size = line_at(out, at).size();
        const std::string_view line = trim(std::string_view(out).substr(at, size));
        const bool rule = line == "---";
        if (rule && open) {
            break;
        }
        if (!open && !rule && !line.empty() && !line.starts_with("\xEF\xBB\xBF")) {
            break;
        }
        open = open || rule || line.ends_with("---");
        if (line.starts_with('#')) {
            const auto begin = out.begin() + static_cast<std::ptrdiff_t>(at);
            std::replace_if(
                begin, begin + static_cast<std::ptrdiff_t>(size),
                [](char c) { return (c & '\x80') != 0 || (c != '\t' && c != '\r' && c < ' '); },
                '.');
        }
        at += size + 1;
    }
    return out;
}

void report_replacements(DraftState& state, std::string_view source,
                         const std::vector<Replacement>& replacements) {
    for (const Replacement& r : replacements) {
        const SourcePos pos = position_in(source, r.offset);
        const std::string times = r.count == 1 ? "" : fmt::format(" ({} times)", r.count);
        const bool control = r.character.size() == 1;
        if (r.by.empty()) {
            const std::string name =
                control ? fmt::format("byte {:02X}", static_cast<unsigned char>(r.character[0]))
                        : "character " + r.character;
            state.problems.add(
                Finding::Severity::Error, Field::Draft, pos,
                fmt::format("the {} cannot be sent{}: write it in letters", name, times));
        } else {
            state.problems.add(Finding::Severity::Info, Field::Draft, pos,
                               r.by == " "
                                   ? fmt::format("a special blank is sent as a blank{}", times)
                                   : fmt::format("{} is sent as {}{}", r.character, r.by, times));
        }
    }
}

void report_yaml_error(DraftState& state, const Error& error, std::size_t base) {
    const std::size_t offset =
        base + (error.pos ? static_cast<std::size_t>(error.pos->offset) : 0U);
    state.error(Field::Draft, offset,
                error.hint.empty() ? error.message : error.message + "; " + error.hint);
}

/// Quotes that were typographic are text, not signs of YAML: stand-ins for them, which
/// DraftState::sent_text() changes back.
std::string protect_quotes(std::string_view yaml, std::size_t base, std::string_view source,
                           const OffsetMap& map) {
    std::string out(yaml);
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (out[at] != '"' && out[at] != '\'') {
            continue;
        }
        const std::uint32_t from = map.to_source(static_cast<std::uint32_t>(base + at));
        if ((source[from] & '\x80') != 0) {
            out[at] = out[at] == '"' ? kDoubleQuote : kSingleQuote;
        }
    }
    return out;
}

bool read_parts(DraftState& state, const MappedText& ascii, std::string_view source) {
    const std::string& text = ascii.text;
    const Parts parts = find_parts(text);
    if (!parts.found) {
        state.error(Field::Draft, 0,
                    "a draft begins with front matter between two lines of three dashes; 'reftel "
                    "compose --new' prints one");
        return false;
    }
    const auto root = read_yaml(
        protect_quotes(std::string_view(text).substr(parts.yaml, parts.yaml_end - parts.yaml),
                       parts.yaml, source, ascii.map));
    if (root) {
        read_front_matter(state, *root, parts.yaml);
    } else {
        report_yaml_error(state, root.error(), parts.yaml);
    }
    state.place(Field::Body, 0, parts.body);
    read_body(state, std::string_view(text).substr(parts.body), parts.body);
    return root.has_value();
}

}  // namespace

DraftState::DraftState(std::string_view source, const MappedText& ascii)
    : problems(places), source_(source), ascii_(ascii), lines_{0} {
    for (std::size_t at = source.find('\n'); at != std::string_view::npos;
         at = source.find('\n', at + 1)) {
        lines_.push_back(at + 1);
    }
}

SourcePos DraftState::pos(std::size_t offset) const {
    std::size_t at = source_.size();
    if (offset < ascii_.text.size()) {
        at = ascii_.map.to_source(static_cast<std::uint32_t>(offset));
    }
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), at);
    const auto line = static_cast<std::size_t>(after - lines_.begin());
    return {at, static_cast<std::uint32_t>(line),
            static_cast<std::uint32_t>(at - lines_[line - 1] + 1)};
}

std::string DraftState::sent_text(Field field, std::size_t offset, std::string_view text) {
    std::string out = collapse_space(text);
    std::replace(out.begin(), out.end(), kDoubleQuote, '"');
    std::replace(out.begin(), out.end(), kSingleQuote, '\'');
    const std::size_t bad = find_untelegraphic(out);
    if (bad != std::string::npos) {
        const char c = out[bad];
        const std::string_view instead = c == '[' || c == '{'   ? "; write ("
                                         : c == ']' || c == '}' ? "; write )"
                                         : c == '`'             ? "; write '"
                                                                : "; write it in letters";
        // Escapes of YAML can make what stands nowhere in the draft.
        const std::size_t found =
            offset < ascii_.text.size() ? ascii_.text.find(c, offset) : std::string::npos;
        const std::string name =
            c >= ' ' && c < 0x7F ? fmt::format("the sign {}", c)
                                 : fmt::format("the byte {:02X}", static_cast<unsigned char>(c));
        error(field, found == std::string::npos ? offset : found,
              fmt::format("{} cannot be sent{}", name, instead));
        for (std::size_t at = bad, next = 0; next != std::string::npos; at += next) {
            out[at] = '?';
            next = find_untelegraphic(std::string_view(out).substr(at));
        }
    }
    return out;
}

ReadDraft read_draft(std::string_view text) {
    const bool too_long = text.size() > kMaxDraft;
    const std::string source = without_comments(text.substr(0, too_long ? 0 : text.size()));
    const TelegraphText ascii = to_ascii(source);
    DraftState state(source, ascii.text);
    bool front_matter = false;
    if (too_long) {
        state.error(Field::Draft, 0, "the draft is longer than 1 MB");
    } else {
        report_replacements(state, source, ascii.replacements);
        front_matter = read_parts(state, ascii.text, source);
    }
    return {std::move(state.draft), std::move(state.places), state.problems.take(), front_matter};
}

}  // namespace reftel::telegram::compose
