// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/classification.h"

#include <array>
#include <cstddef>

#include "base/text.h"

namespace reftel::telegram {
namespace {

constexpr std::string_view kOfficialUse = "FOR OFFICIAL USE ONLY";
constexpr std::string_view kLimitedUse = "LIMITED OFFICIAL USE";

struct LevelName {
    std::string_view letters;  // Without blanks: S E C R E T and SECRET are one.
    Level level;
    std::string_view caveat;
};
// Longer names before those they begin with.
constexpr std::array kLevelNames{
    LevelName{"SENSITIVEBUTUNCLASSIFIED", Level::Sensitive, {}},
    LevelName{"UNCLASSIFIED", Level::Unclassified, {}},
    LevelName{"UNCLAS", Level::Unclassified, {}},
    LevelName{"CONFIDENTIAL", Level::Confidential, {}},
    LevelName{"TOPSECRET", Level::TopSecret, {}},
    LevelName{"SECRET", Level::Secret, {}},
    LevelName{"RESTRICTED", Level::Restricted, {}},
    LevelName{"LIMITEDOFFICIALUSE", Level::Sensitive, kLimitedUse},
    LevelName{"LOU", Level::Sensitive, kLimitedUse},
    LevelName{"FOROFFICIALUSEONLY", Level::Sensitive, kOfficialUse},
    LevelName{"FOUO", Level::Sensitive, kOfficialUse},
    LevelName{"SENSITIVE", Level::Sensitive, {}},
    LevelName{"SBU", Level::Sensitive, {}},
};

/// Bytes of `text` that spell `letters` with any blanks between; 0 when they do not, or a letter
/// follows.
std::size_t spelled_length(std::string_view text, std::string_view letters) {
    std::size_t at = 0;
    for (const char wanted : letters) {
        while (at < text.size() && is_blank(text[at])) {
            ++at;
        }
        if (at == text.size() || to_upper(text[at]) != wanted) {
            return 0;
        }
        ++at;
    }
    return at < text.size() && is_alnum(text[at]) ? 0 : at;
}

std::string_view strip_separators(std::string_view text) {
    while (!text.empty() && (is_space(text.front()) || text.front() == '/' || text.front() == '-' ||
                             text.front() == ',' || text.front() == '(')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (is_space(text.back()) || text.back() == '/' || text.back() == ')' ||
                             text.back() == ',')) {
        text.remove_suffix(1);
    }
    return text;
}

/// The way a caveat is written once and for all: FOUO and its long form are one.
std::string normal_caveat(std::string_view text) {
    if (equals_fold(text, "FOUO") || equals_fold(text, kOfficialUse)) {
        return std::string(kOfficialUse);
    }
    return to_upper(collapse_space(text.substr(0, 64)));
}

void add_caveat(Classification& out, std::string_view text) {
    const std::string_view stripped = strip_separators(text);
    if (stripped.empty()) {
        return;
    }
    std::string caveat = normal_caveat(stripped);
    if (caveat == kOfficialUse || caveat == "SENSITIVE" || caveat == "SBU") {
        out.level = out.level == Level::Unclassified ? Level::Sensitive : out.level;
    }
    if (caveat != "SENSITIVE" && caveat != "SBU") {
        out.caveats.push_back(std::move(caveat));
    }
}

}  // namespace

std::string Classification::to_string() const {
    std::string out(telegram::to_string(level));
    auto caveat = caveats.begin();
    if (level == Level::Sensitive && caveat != caveats.end() && *caveat == kLimitedUse) {
        out = kLimitedUse;
        ++caveat;
    } else if (level == Level::Sensitive) {
        out = "UNCLASSIFIED";
        if (caveat == caveats.end() || *caveat != kOfficialUse) {
            out.append("//").append(kOfficialUse);
        }
    }
    const std::size_t bare = out.find('/');
    for (bool first = bare == std::string::npos; caveat != caveats.end(); ++caveat, first = false) {
        out.append(first ? (out.empty() ? "" : "//") : "/").append(*caveat);
    }
    return out;
}

std::string_view to_string(Level level) {
    switch (level) {
        case Level::None:
            return "";
        case Level::Unclassified:
            return "UNCLASSIFIED";
        case Level::Sensitive:
            return "SENSITIVE";
        case Level::Restricted:
            return "RESTRICTED";
        case Level::Confidential:
            return "CONFIDENTIAL";
        case Level::Secret:
            return "SECRET";
        case Level::TopSecret:
            return "TOP SECRET";
    }
    return "";
}

std::optional<Classification> parse_classification(std::string_view text) {
    text = strip_separators(text);
    for (const LevelName& name : kLevelNames) {
        const std::size_t length = spelled_length(text, name.letters);
        if (length == 0) {
            continue;
        }
        Classification out;
        out.level = name.level;
        if (!name.caveat.empty()) {
            out.caveats.emplace_back(name.caveat);
        }
        std::string_view rest = text.substr(length);
        while (!rest.empty()) {
            const std::size_t end = rest.find('/');
            add_caveat(out, rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
        return out;
    }
    return std::nullopt;
}

}  // namespace reftel::telegram
