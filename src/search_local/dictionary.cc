// SPDX-License-Identifier: AGPL-3.0-or-later
//
//   block = postings offset, positions offset, key of the first, entries
//   entry = [shared length] rest of the key, documents, occurrences, postings size, positions size
//
// The first key of a block is whole and in front, so that blocks can be searched by halves.
#include "search_local/dictionary.h"

#include <algorithm>

#include "base/coding.h"
#include "search_local/segment_format.h"
#include "search_local/varint.h"

namespace reftel::search_local {
namespace {

std::size_t shared_length(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t out = 0;
    while (out < most && a[out] == b[out]) {
        ++out;
    }
    return out;
}

void put_string(std::string& out, std::string_view text) {
    put_varint(out, text.size());
    out.append(text);
}

}  // namespace

void DictionaryWriter::add(std::string_view key, const KeyEntry& entry) {
    if (signatures_.size() % Dictionary::kKeysOfBlock == 0) {
        offsets_.push_back(static_cast<std::uint32_t>(blocks_.size()));
        beginnings_.push_back(beginning_of(key));
        put_string(blocks_, key);
        put_varint(blocks_, entry.postings);
        put_varint(blocks_, entry.positions);
    } else {
        const std::size_t shared = shared_length(last_, key);
        put_varint(blocks_, shared);
        put_string(blocks_, key.substr(shared));
    }
    put_varint(blocks_, entry.documents);
    put_varint(blocks_, entry.occurrences);
    put_varint(blocks_, entry.postings_size);
    put_varint(blocks_, entry.positions_size);
    signatures_.push_back(Signature::of(key.substr(1)).bits());
    last_ = key;
}

void DictionaryWriter::write(CheckedFileWriter& file) const {
    file.begin(kTerms);
    file.append(blocks_);
    file.begin(kTermIndex);
    file.append_numbers(offsets_);
    file.begin(kTermBeginnings);
    file.append_numbers(beginnings_);
    file.begin(kSignatures);
    file.append_numbers(signatures_);
}

bool Dictionary::open(const CheckedFile& file, std::uint64_t keys, std::uint64_t documents) {
    file_ = &file;
    keys_ = keys;
    documents_ = documents;
    blocks_ = file.section(kTerms);
    block_count_ = (keys + kKeysOfBlock - 1) / kKeysOfBlock;
    const std::string_view offsets = file.section(kTermIndex);
    const std::string_view beginnings = file.section(kTermBeginnings);
    const std::string_view signatures = file.section(kSignatures);
    beginnings_ = {reinterpret_cast<const std::uint64_t*>(beginnings.data()),
                   beginnings.size() / sizeof(std::uint64_t)};
    offsets_ = reinterpret_cast<const std::uint32_t*>(offsets.data());
    signatures_ = reinterpret_cast<const std::uint64_t*>(signatures.data());
    return offsets.size() == block_count_ * sizeof(std::uint32_t) &&
           beginnings.size() == block_count_ * sizeof(std::uint64_t) &&
           signatures.size() == keys * sizeof(std::uint64_t);
}

std::string_view Dictionary::block(std::uint64_t number) const {
    const std::string_view place{reinterpret_cast<const char*>(offsets_ + number),
                                 (number + 1 < block_count_ ? 2 : 1) * sizeof(std::uint32_t)};
    if (!file_->check(place)) {
        return {};
    }
    const std::uint64_t begin = offsets_[number];
    const std::uint64_t end = number + 1 < block_count_ ? offsets_[number + 1] : blocks_.size();
    if (begin > end || end > blocks_.size()) {
        return {};
    }
    const std::string_view out = blocks_.substr(begin, end - begin);
    return file_->check(out) ? out : std::string_view();
}

std::string_view Dictionary::first_key(std::uint64_t number) const {
    std::string_view bytes = block(number);
    return take_string(bytes);
}

/// The last block whose first key is not above `key`; 0 when there is none. Beginnings are numbers
/// side by side: only among blocks of the same one keys have to be read.
std::uint64_t Dictionary::block_of(std::string_view key) const {
    if (!file_->check(
            {reinterpret_cast<const char*>(beginnings_.data()), beginnings_.size_bytes()})) {
        return 0;
    }
    const auto [first, last] =
        std::equal_range(beginnings_.begin(), beginnings_.end(), beginning_of(key));
    auto low = static_cast<std::uint64_t>(first - beginnings_.begin());
    auto high = static_cast<std::uint64_t>(last - beginnings_.begin());
    low -= low > 0 ? 1 : 0;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (first_key(middle) <= key) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

Dictionary::Walk Dictionary::from_block(std::uint64_t ordinal) const {
    Walk out;
    out.dictionary_ = this;
    out.next_ = ordinal / kKeysOfBlock * kKeysOfBlock;
    return out;
}

Dictionary::Walk Dictionary::from(std::string_view key) const {
    Walk out = from_block(block_count_ == 0 ? 0 : block_of(key) * kKeysOfBlock);
    Walk ahead = out;
    while (ahead.next() && ahead.key() < key) {
        out = ahead;
    }
    return out;
}

Dictionary::Walk Dictionary::at(std::uint64_t ordinal) const {
    Walk out = from_block(ordinal);
    while (out.next_ <= ordinal && out.next()) {
    }
    return out;
}

std::pair<std::uint64_t, std::uint64_t> Dictionary::range(std::string_view beginning) const {
    std::string after(beginning);
    ++after.back();
    return {lower_bound(beginning), lower_bound(after)};
}

std::uint64_t Dictionary::lower_bound(std::string_view key) const {
    return from(key).next_;
}

std::optional<KeyEntry> Dictionary::find(std::string_view key) const {
    if (block_count_ == 0) {
        return std::nullopt;
    }
    Walk walk = from_block(block_of(key) * kKeysOfBlock);
    for (std::size_t i = 0; i < kKeysOfBlock && walk.next(); ++i) {
        if (walk.key() == key) {
            return walk.entry();
        }
        if (walk.key() > key) {
            break;
        }
    }
    return std::nullopt;
}

bool Dictionary::Walk::begin_block() {
    rest_ = dictionary_->block(next_ / kKeysOfBlock);
    if (rest_.empty()) {
        return false;
    }
    key_ = take_string(rest_);
    entry_ = KeyEntry{};
    entry_.postings = take_varint(rest_);
    entry_.positions = take_varint(rest_);
    return true;
}

bool Dictionary::Walk::next() {
    if (dictionary_ == nullptr || next_ >= dictionary_->keys_) {
        return false;
    }
    if (next_ % kKeysOfBlock == 0) {
        if (!begin_block()) {
            return false;
        }
    } else {
        entry_.postings += entry_.postings_size;
        entry_.positions += entry_.positions_size;
        const std::uint64_t shared = take_varint(rest_);
        key_.resize(std::min<std::size_t>(shared, key_.size()));
        key_.append(take_string(rest_));
    }
    ++next_;
    return read_entry();
}

/// Reads what stands behind a key. Every key has a field and documents.
bool Dictionary::Walk::read_entry() {
    const bool made = !key_.empty() && key_.front() >= kFirstMadeField;
    entry_.limit = made ? dictionary_->keys_ : dictionary_->documents_;
    const std::uint64_t documents = take_varint(rest_);
    entry_.documents = static_cast<std::uint32_t>(documents);
    entry_.occurrences = static_cast<std::uint32_t>(take_varint(rest_));
    entry_.postings_size = take_varint(rest_);
    entry_.positions_size = take_varint(rest_);
    if (key_.empty() || documents == 0 || documents > entry_.limit) {
        dictionary_->file_->tell_damage();
        return false;
    }
    return true;
}

}  // namespace reftel::search_local
