// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/completion.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "search/limits.h"
#include "search/query_fields.h"
#include "search/tokeniser.h"
#include "telegram/fact_tables.h"
#include "telegram/facts.h"

namespace reftel::search {
namespace {

using Field = QueryNode::Field;

/// What was typed, cut into field and value.
struct Typed {
    std::string field;  ///< With its colon: `from:`; may be empty
    std::string_view value;
    std::optional<CompletionKind> only;  ///< What the field takes
    bool unknown = false;                ///< A field that nothing completes
    ValueForm form = ValueForm::Words;   ///< Of the field
};

bool knows_its_values(ValueForm form) {
    switch (form) {
        case ValueForm::Class:
        case ValueForm::Mark:
        case ValueForm::Precedence:
        case ValueForm::Caption:
        case ValueForm::Has:
        case ValueForm::Is:
        case ValueForm::Sort:
            return true;
        default:
            return false;
    }
}

std::optional<CompletionKind> kind_of(const FieldName& name) {
    if (knows_its_values(name.form)) {
        return CompletionKind::Value;
    }
    switch (name.field) {
        case Field::From:
            return CompletionKind::Origin;
        case Field::Tag:
            return CompletionKind::Tag;
        case Field::Ref:
        case Field::CitedBy:
        case Field::Id:
            return CompletionKind::Id;
        case Field::Text:
        case Field::Subject:
            return CompletionKind::Word;
        default:
            return std::nullopt;
    }
}

Typed read_typed(std::string_view typed) {
    Typed out;
    out.value = trim(typed.substr(0, kMaxWordBytes));
    const std::size_t colon = out.value.find(':');
    if (colon == std::string_view::npos) {
        return out;
    }
    const FieldName* field = find_field(out.value.substr(0, colon));
    if (field == nullptr || !kind_of(*field)) {
        out.unknown = true;
        return out;
    }
    out.only = kind_of(*field);
    out.form = field->form;
    out.field = std::string(field->name) + ":";
    out.value.remove_prefix(colon + 1);
    if (out.value.starts_with('"')) {
        out.value.remove_prefix(1);
    }
    return out;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    TokenStream tokens(text);
    while (tokens.next()) {
        out.emplace_back(tokens.word());
    }
    return out;
}

/// Without blanks, in small letters: `09 Astana 4` is `09astana4`.
std::string compact(std::string_view text) {
    std::string out = to_lower(text);
    std::erase_if(out, is_space);
    return out;
}

/// True when all words typed but the last are words of the name, and one begins with the last.
bool is_name_begun(std::string_view name, const std::vector<std::string>& typed) {
    const std::vector<std::string> words = words_of(name);
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const bool last = i + 1 == typed.size();
        if (std::ranges::none_of(words, [&](const std::string& word) {
                return last ? word.starts_with(typed[i]) : word == typed[i];
            })) {
            return false;
        }
    }
    return !typed.empty();
}

void keep_most_frequent(std::vector<Completion>& all, std::size_t limit) {
    std::ranges::sort(all, [](const Completion& a, const Completion& b) {
        return a.telegrams != b.telegrams ? a.telegrams > b.telegrams : a.value < b.value;
    });
    if (all.size() > limit) {
        all.resize(limit);
    }
}

using Completions = Result<std::vector<Completion>>;

Completions complete_names(const Index& index, const Typed& typed, CompletionKind kind) {
    const bool origin = kind == CompletionKind::Origin;
    const std::string letters = compact(typed.value);
    const std::vector<std::string> words = words_of(typed.value);
    std::vector<Completion> out;
    for (WordCount& value :
         REFTEL_TRY(index.values(origin ? ValueField::Origin : ValueField::Tag, {}, 0))) {
        std::string label;
        if (origin) {
            const telegram::OriginFact* fact = telegram::find_origin(value.word);
            label = fact == nullptr ? "" : std::string(fact->name);
        } else {
            const telegram::TagFact* fact = telegram::find_tag(value.word);
            label = fact == nullptr ? "" : std::string(fact->meaning);
        }
        if (compact(value.word).starts_with(letters) || is_name_begun(label, words)) {
            std::string field = typed.field.empty() ? (origin ? "from:" : "tag:") : typed.field;
            out.push_back({kind, value.word, std::move(label), value.telegrams,
                           std::move(field) + value.word});
        }
    }
    return out;
}

Completions complete_ids(const Index& index, const Typed& typed, std::size_t limit) {
    std::vector<Completion> out;
    for (WordCount& value : REFTEL_TRY(index.values(ValueField::Id, compact(typed.value), limit))) {
        std::string query = (typed.field.empty() ? "id:" : typed.field) + value.word;
        out.push_back(
            {CompletionKind::Id, std::move(value.word), {}, value.telegrams, std::move(query)});
    }
    return out;
}

Completions complete_words(const Index& index, const Typed& typed) {
    const std::vector<std::string> words = words_of(typed.value);
    std::vector<Completion> out;
    if (words.size() != 1) {
        return out;
    }
    for (WordCount& value : REFTEL_TRY(index.values(ValueField::SubjectWord, words.front(), 0))) {
        std::string query = typed.field + value.word;
        out.push_back(
            {CompletionKind::Word, std::move(value.word), {}, value.telegrams, std::move(query)});
    }
    return out;
}

std::vector<Completion> complete_fields(const Typed& typed, std::size_t limit) {
    std::vector<Completion> out;
    for (const FieldName& field : all_fields()) {
        if (out.size() < limit && starts_with_fold(field.name, typed.value)) {
            const std::string name = std::string(field.name) + ":";
            out.push_back(
                {CompletionKind::Field, name, name + std::string(field.example), 0, name});
        }
    }
    return out;
}

/// What a field knows, in the order in which people think of it.
std::vector<std::string_view> known_values(ValueForm form) {
    std::vector<std::string_view> out;
    switch (form) {
        case ValueForm::Class:
        case ValueForm::Mark:
            return {"unclassified", "sensitive", "restricted",
                    "confidential", "secret",    "topsecret"};
        case ValueForm::Precedence:
            return {"routine", "priority", "immediate", "niact", "flash"};
        case ValueForm::Sort:
            return {"relevance", "newest", "oldest", "mrn"};
        case ValueForm::Has:
        case ValueForm::Is:
            for (const Property& one :
                 form == ValueForm::Has ? has_properties() : is_properties()) {
                out.push_back(one.name);
            }
            return out;
        case ValueForm::Caption:
            for (const telegram::CaptionFact& fact : telegram::all_captions()) {
                // A caption of two eras stands there twice.
                if (std::ranges::find(out, fact.caption) == out.end()) {
                    out.push_back(fact.caption);
                }
            }
            return out;
        default:
            return out;
    }
}

std::vector<Completion> complete_values(const Typed& typed, std::size_t limit) {
    std::vector<Completion> out;
    for (const std::string_view value : known_values(typed.form)) {
        const bool is_word = std::ranges::all_of(value, is_alnum);
        if (out.size() < limit && is_word && starts_with_fold(value, typed.value)) {
            out.push_back({CompletionKind::Value,
                           std::string(value),
                           {},
                           0,
                           typed.field + std::string(value)});
        }
    }
    return out;
}

Completions complete_kind(const Index& index, const Typed& typed, CompletionKind kind,
                          std::size_t limit) {
    switch (kind) {
        case CompletionKind::Id:
            return complete_ids(index, typed, limit);
        case CompletionKind::Word:
            return complete_words(index, typed);
        case CompletionKind::Field:
            return typed.field.empty() ? complete_fields(typed, limit) : std::vector<Completion>();
        case CompletionKind::Value:
            return complete_values(typed, limit);
        case CompletionKind::Origin:
        case CompletionKind::Tag:
            break;
    }
    return complete_names(index, typed, kind);
}

/// Whether those of most telegrams come first.
bool is_counted(CompletionKind kind) {
    return kind == CompletionKind::Origin || kind == CompletionKind::Tag ||
           kind == CompletionKind::Word;
}

/// Whether what is completed can begin with nothing: behind `from:`, `class:`.
bool takes_nothing(const Typed& typed) {
    return typed.value.empty() &&
           (typed.only == CompletionKind::Origin || typed.only == CompletionKind::Tag ||
            typed.only == CompletionKind::Value);
}

}  // namespace

std::string_view to_string(CompletionKind kind) {
    constexpr std::array<std::string_view, 6> kNames{"origin", "tag",   "id",
                                                     "word",   "field", "value"};
    return kNames[static_cast<std::size_t>(kind)];
}

Result<std::vector<Completion>> complete(const Index& index, std::string_view typed,
                                         std::span<const CompletionKind> kinds, std::size_t limit) {
    std::vector<Completion> out;
    const Typed read = read_typed(typed);
    const bool begun = takes_nothing(read) || !words_of(read.value).empty();
    if (read.unknown || !begun || limit == 0) {
        return out;
    }
    limit = std::min(limit, kMaxCompletions);
    for (const CompletionKind kind : kinds) {
        if (read.only && read.only != kind) {
            continue;
        }
        std::vector<Completion> found = REFTEL_TRY(complete_kind(index, read, kind, limit));
        if (is_counted(kind)) {
            keep_most_frequent(found, limit);
        }
        out.insert(out.end(), std::make_move_iterator(found.begin()),
                   std::make_move_iterator(found.end()));
    }
    return out;
}

}  // namespace reftel::search
