// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/glossary.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"
#include "telegram/item_mark.h"
#include "telegram/letter_case/charge.h"
#include "telegram/lexer.h"
#include "telegram/post.h"
#include "web/limits.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

/// Longer runs of letters are no symbols.
constexpr std::size_t kLongestSymbol = 24;

bool is_of_word(char c) {
    return is_alnum(c) || c == '/' || c == '-' || c == '&';
}

bool is_in_capitals(std::string_view word) {
    for (const char c : word) {
        if (is_lower(c)) {
            return false;
        }
    }
    return true;
}

/// `word` is no longer than kLongestSymbol: every word of a page is looked up, none is copied to
/// the heap for that.
std::string_view acronym(std::string_view word, bool all_capitals, std::optional<Date> at) {
    std::array<char, kLongestSymbol> capitals;
    std::transform(word.begin(), word.end(), capitals.begin(), [](char c) { return to_upper(c); });
    const auto* const fact = telegram::find_acronym({capitals.data(), word.size()});
    if (fact == nullptr || (word != fact->word && word != fact->form) ||
        (at && !fact->era.contains(*at))) {
        return {};
    }
    // `TIP` and `US` are words when all is in capitals, and acronyms among small letters.
    const bool sure = fact->in_text || (!all_capitals && word.size() > 2 && word == fact->word);
    return sure ? fact->expansion : std::string_view();
}

std::string_view office(std::string_view word, bool all_capitals, std::optional<Date> at) {
    const auto* const fact = is_in_capitals(word) ? telegram::find_office(word, at) : nullptr;
    if (fact == nullptr) {
        return {};
    }
    const bool compound = word.find('/') != std::string_view::npos;
    const bool sure = compound || (!all_capitals && word.size() > 2 && fact->kind != "office" &&
                                   fact->kind != "distribution");
    return sure ? fact->name : std::string_view();
}

/// `GOI` in a telegram of the post in Tehran: what the table leaves open is the post's country, if
/// its name begins with the last letter of the word. Empty otherwise: another country may be meant.
std::string of_country(std::string_view meaning, std::string_view word, std::string_view country) {
    constexpr std::string_view kOpen = "...";
    if (!meaning.ends_with(kOpen)) {
        return std::string(meaning);
    }
    if (country.empty() || country.front() != to_upper(word.back())) {
        return {};
    }
    meaning.remove_suffix(kOpen.size());
    return std::string(meaning).append(country);
}

std::string meaning_of(std::string_view word, bool all_capitals, const WordContext& context) {
    if (word.size() < 2 || word.size() > kLongestSymbol) {
        return {};
    }
    const std::string_view found = acronym(word, all_capitals, context.at);
    return found.empty() ? std::string(office(word, all_capitals, context.at))
                         : of_country(found, word, context.country);
}

/// A word of two meanings is told by what stands around it.
bool is_meant(std::string_view text, std::size_t at, std::string_view word) {
    return !equals_fold(word, "CHARGE") || telegram::is_charge_daffaires(text, at);
}

using Words = std::map<std::string, std::string, std::less<>>;

void add_text(Words& words, const room::Reading& reading) {
    const WordContext context = word_context(reading);
    std::size_t looked_at = 0;
    for (const auto& paragraph : reading.telegram->paragraphs) {
        looked_at += paragraph.text.size();
        if (looked_at > kMaxShownBytes) {
            return;
        }
        for (const auto& found : find_explained(reading.telegram->text_of(paragraph), context)) {
            words.emplace(found.word, found.meaning);
        }
    }
}

void add_collectives(Words& words, const telegram::Telegram& telegram) {
    for (const auto& addressee : telegram.addressees) {
        if (const auto* const fact = telegram::find_collective(addressee.plad)) {
            words.emplace(addressee.plad, fact->meaning);
        }
    }
}

Words marks_of(const Language& lang, const telegram::Telegram& telegram) {
    Words out;
    const auto add = [&](std::string_view mark, telegram::Level of_mark) {
        const std::string_view level = lang.level(of_mark);
        if (!mark.empty() && !level.empty()) {
            out.emplace(mark, lang.say(Text::LevelMarkMeans, level));
        }
    };
    for (const auto& paragraph : telegram.paragraphs) {
        add(paragraph.mark_text, paragraph.mark);
    }
    for (const auto& item : telegram::find_item_marks(telegram)) {
        add(item.text, item.level);
    }
    return out;
}

void add_row(Html& out, std::string_view word, const Html& meaning) {
    out.add("<div><dt>{}</dt><dd>{}</dd></div>\n", word, meaning);
}

}  // namespace

WordContext word_context(const room::Reading& reading) {
    WordContext out;
    if (reading.card.date) {
        out.at = reading.card.date->date();
    }
    const auto* post = telegram::find_origin(reading.card.origin);
    const auto* country = post == nullptr ? nullptr : telegram::country_of(*post);
    out.country = country == nullptr ? std::string_view() : country->meaning;
    return out;
}

std::vector<ExplainedWord> find_explained(std::string_view text, const WordContext& context) {
    const bool all_capitals = telegram::is_all_capitals(text);
    std::unordered_set<std::string_view> seen;
    std::vector<ExplainedWord> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_of_word(text[end])) {
            ++end;
        }
        const std::string_view word = text.substr(i, end - i);
        std::string meaning = meaning_of(word, all_capitals, context);
        if (!meaning.empty() && is_meant(text, i, word) && seen.insert(word).second) {
            out.push_back({{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)},
                           word,
                           std::move(meaning)});
        }
        i = end + 1;
    }
    return out;
}

Html glossary(const Language& lang, const room::Reading& reading) {
    Words words;
    add_text(words, reading);
    add_collectives(words, *reading.telegram);
    Html rows;
    for (const auto& [mark, meaning] : marks_of(lang, *reading.telegram)) {
        add_row(rows, mark, html("{}", meaning));
    }
    for (const auto& [word, meaning] : words) {
        add_row(rows, word, in_english(lang, meaning));
    }
    return rows.empty() ? Html()
                        : html(R"(<section class="after words" aria-labelledby="s-words">
<h2 id="s-words">{}</h2>
<dl>
{}</dl>
</section>
)",
                               lang[Text::WordsExplained], rows);
}

}  // namespace reftel::web
