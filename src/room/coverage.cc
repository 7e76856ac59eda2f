// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/coverage.h"

#include <algorithm>

#include "room/limits.h"
#include "room/recognition.h"

namespace reftel::room {
namespace {

using telegram::Line;
using telegram::LinePart;
using telegram::RawTelegram;
using telegram::Telegram;

/// A message of which more than a fourth is in no part of a telegram was read poorly.
constexpr std::uint64_t kPoorShare = 4;

/// A byte of the original whose line is asked for.
struct Place {
    std::uint64_t offset = 0;
    std::uint32_t* line = nullptr;
};

std::uint64_t in_original(const RawTelegram& raw, std::uint32_t offset) {
    return raw.made ? raw.made->map.to_source(offset) : std::uint64_t{raw.slice.begin} + offset;
}

/// Finds the lines of all places in one pass over the original.
void find_lines(std::string_view original, std::vector<Place>& places) {
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.offset < b.offset; });
    std::size_t at = 0;
    std::uint32_t line = 1;
    for (const Place& place : places) {
        const auto end = std::min<std::size_t>(original.size(), place.offset);
        line += static_cast<std::uint32_t>(
            std::count(original.begin() + static_cast<std::ptrdiff_t>(at),
                       original.begin() + static_cast<std::ptrdiff_t>(std::max(at, end)), '\n'));
        at = std::max(at, end);
        *place.line = line;
    }
}

/// Lines of a message that were not understood, one after the other.
struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint64_t bytes = 0;
};

/// The longest runs, longest first; blank lines do not part them.
std::vector<Run> longest_unread(const Telegram& parsed) {
    std::vector<Run> out;
    Run run;
    const auto keep = [&out](const Run& done) {
        if (done.bytes == 0) {
            return;
        }
        const auto place = std::find_if(
            out.begin(), out.end(), [&done](const Run& other) { return other.bytes < done.bytes; });
        out.insert(place, done);
        if (out.size() > kMaxUnreadLinesInFile) {
            out.pop_back();
        }
    };
    for (const Line& line : parsed.lines) {
        if (line.part == LinePart::Junk) {
            run.begin = run.bytes == 0 ? line.at.begin : run.begin;
            run.end = line.at.end;
            run.bytes += line.at.size();
        } else if (line.part != LinePart::Blank) {
            keep(run);
            run = {};
        }
    }
    keep(run);
    return out;
}

void count_parts(const Telegram& parsed, ItemSummary& out) {
    for (const Line& line : parsed.lines) {
        out.parts[static_cast<std::size_t>(line.part)] += line.at.size();
    }
}

void count_findings(const RawTelegram& raw, const Telegram& parsed, ItemSummary& out,
                    std::vector<std::uint64_t>& offsets) {
    for (const telegram::Finding& finding : parsed.findings) {
        const auto same =
            std::find_if(out.findings.begin(), out.findings.end(),
                         [&](const auto& found) { return found.rule == finding.rule; });
        if (same != out.findings.end()) {
            ++same->count;
            continue;
        }
        out.findings.push_back({finding.rule, 1, 1});
        offsets.push_back(in_original(raw, finding.offset));
    }
}

void judge(const Telegram& parsed, ItemSummary& out) {
    if (parsed.variant == telegram::Variant::Unknown) {
        out.reasons.emplace_back("the form of its header is not known");
    }
    if (parsed.paragraphs.empty()) {
        out.reasons.emplace_back("it has no text");
    }
    if (parsed.sections_total > 1 && parsed.sections.size() < parsed.sections_total) {
        out.reasons.emplace_back("sections are missing");
    }
    if (out.bytes_unread * kPoorShare > out.bytes_message) {
        out.reasons.emplace_back("more than a fourth was not understood");
    }
}

}  // namespace

ItemSummary summarise(const RawTelegram& raw, const Telegram& parsed) {
    ItemSummary out;
    out.from = raw.from;
    out.bytes = raw.original.size();
    out.bytes_message = parsed.message.size();
    out.bytes_unread = unread_bytes(parsed);
    out.variant = to_string(parsed.variant);
    count_parts(parsed, out);
    std::vector<std::uint64_t> offsets;
    count_findings(raw, parsed, out, offsets);
    for (const telegram::SourceNote& note : raw.notes) {
        out.source_rules.push_back(note.rule);
    }
    const std::vector<Run> runs = longest_unread(parsed);
    out.unread.resize(runs.size());
    std::vector<Place> places;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        places.push_back({offsets[i], &out.findings[i].line});
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        out.unread[i].bytes = runs[i].bytes;
        places.push_back({in_original(raw, runs[i].begin), &out.unread[i].first});
        places.push_back({in_original(raw, runs[i].end - 1), &out.unread[i].last});
    }
    find_lines(raw.original, places);
    judge(parsed, out);
    return out;
}

}  // namespace reftel::room
