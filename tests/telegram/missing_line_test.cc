// SPDX-License-Identifier: AGPL-3.0-or-later
// Every form of header with each of its lines missing in turn. What is said of the telegram then is
// in testdata/telegram/missing_line: a file a form, of each line the facts that go (-) and come
// (+).
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/text.h"
#include "golden.h"
#include "invariants.h"
#include "telegram/json.h"
#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

using reftel::testing::broken_invariant;
using reftel::testing::Parsed;

/// Samples of the parser, one of every form of header.
constexpr std::string_view kForms[] = {"acp127_two_sections", "acp_126",       "janap_128",
                                       "state_short",         "terp_print",    "nara_release",
                                       "edition_print",       "retyped_title", "smart_display",
                                       "navy_general",        "uk_telegram",   "uk_desk_by"};

/// What stands on a line of dump() after this many bytes is the text, not a fact.
constexpr std::size_t kWidth = 76;

std::string sample(std::string_view form) {
    return reftel::testing::read_file(
        reftel::testing::project_path("testdata/telegram/parser/" + std::string(form) + ".in"));
}

/// Lines that are not blank and come before the first of the text.
std::vector<Span> header_lines(const Telegram& telegram) {
    std::vector<Span> out;
    for (const Line& line : telegram.lines) {
        if (line.part == LinePart::Body) {
            break;
        }
        if (line.part != LinePart::Blank) {
            out.push_back(line.at);
        }
    }
    return out;
}

/// The facts of a telegram, sorted; those of findings without their places, which shift.
std::vector<std::string> facts_of(const Telegram& telegram) {
    std::vector<std::string> out;
    const std::string all = dump(telegram);
    for (const std::string_view line : split(all, '\n')) {
        const bool finding = line.starts_with("info: ") || line.starts_with("warning: ") ||
                             line.starts_with("error: ");
        const std::size_t at = line.find(" at ");
        std::string fact(line);
        if (finding && at != std::string_view::npos) {
            const std::size_t colon = line.find(": ", at);
            fact.erase(at, std::min(colon, line.size()) - at);
        }
        if (!fact.empty()) {
            out.push_back(fact.size() > kWidth ? fact.substr(0, kWidth) + "..." : fact);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

void add_difference(const std::vector<std::string>& from, const std::vector<std::string>& to,
                    std::string_view sign, std::string& out) {
    std::vector<std::string> gone;
    std::set_difference(from.begin(), from.end(), to.begin(), to.end(), std::back_inserter(gone));
    for (const std::string& fact : gone) {
        out += "  " + std::string(sign) + " " + fact + "\n";
    }
}

/// Texts of the numbered paragraphs.
std::vector<std::string> numbered(const Telegram& telegram) {
    std::vector<std::string> out;
    for (const Paragraph& paragraph : telegram.paragraphs) {
        if (paragraph.number != 0) {
            out.emplace_back(telegram.text_of(paragraph));
        }
    }
    return out;
}

/// What a missing line must never do: give a telegram another number or date, or lose its text.
void expect_no_harm(const Telegram& whole, const Telegram& left) {
    EXPECT_EQ(broken_invariant(left), "");
    EXPECT_EQ(numbered(left), numbered(whole));
    if (left.mrn && whole.mrn) {
        EXPECT_EQ(left.mrn->to_string(), whole.mrn->to_string());
    }
    if (left.dtg && whole.dtg) {
        EXPECT_EQ(left.dtg->time.to_iso(), whole.dtg->time.to_iso());
    }
}

TEST(MissingLine, LeavesTheOtherFactsOfEveryFormOfHeader) {
    for (const std::string_view form : kForms) {
        const Parsed whole(sample(form));
        const std::vector<std::string> facts = facts_of(whole.telegram);
        std::string out;
        for (const Span& line : header_lines(whole.telegram)) {
            const std::string text(trim(line.of(whole.bytes)));
            SCOPED_TRACE(std::string(form) + " without " + text);
            std::string bytes = whole.bytes;
            bytes.erase(line.begin, line.size() + 1);
            const Parsed left(std::move(bytes));
            expect_no_harm(whole.telegram, left.telegram);
            out += "without " + text + "\n";
            add_difference(facts, facts_of(left.telegram), "-", out);
            add_difference(facts_of(left.telegram), facts, "+", out);
        }
        reftel::testing::expect_golden("telegram/missing_line/" + std::string(form), out);
    }
}

}  // namespace
}  // namespace reftel::telegram
