// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/dictionary.h"
#include "archive/rows.h"
#include "archive/writer.h"

namespace reftel::archive {

Prepared::Prepared(std::unique_ptr<Rows> rows) : rows_(std::move(rows)) {}
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;
const Sha256& Prepared::original() const {
    return rows_->original;
}

struct Preparer::State {
    std::shared_ptr<const Dictionary>
        dictionary;  ///< Shared with the writer and the other preparers
    Compressor compressor;
};

Preparer::Preparer(std::shared_ptr<const Dictionary> dictionary) : state_(new State) {
    state_->dictionary = std::move(dictionary);
}

Preparer::~Preparer() = default;

void Preparer::use(std::shared_ptr<const Dictionary> dictionary) {
    state_->dictionary = std::move(dictionary);
}

Prepared Preparer::prepare(const telegram::RawTelegram& raw, const telegram::Telegram& parsed) {
    auto rows = std::make_unique<Prepared::Rows>();
    const std::string_view message = raw.message();
    rows->original = sha256(raw.original);
    const bool whole = !raw.made && message.size() == raw.original.size();
    rows->message = whole ? rows->original : sha256(message);
    rows->original_size = raw.original.size();
    rows->message_size = message.size();
    rows->dictionary = state_->dictionary ? state_->dictionary->number() : 0;
    rows->compressed = state_->compressor.compress(raw.original, state_->dictionary.get());
    rows->from = raw.from;
    rows->published = raw.published;
    rows->slice = raw.slice;
    if (raw.made) {
        rows->recipe = encode_recipe(*raw.made, raw.original);
    }
    rows->notes = raw.notes;
    rows->parsed = flatten(parsed);
    return Prepared(std::move(rows));
}

telegram::ParseHints hints_for(const telegram::Published& published) {
    return {published_mrn(published), published.created};
}

}  // namespace reftel::archive
