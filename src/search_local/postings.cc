// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/postings.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

#include "base/coding.h"
#include "search_local/segment_format.h"
#include "search_local/varint.h"

namespace reftel::search_local {
namespace {

constexpr std::size_t kMarkSize = 16;
constexpr std::size_t kBlockHead = 4;

template <typename Number>
Number read_at(std::string_view bytes, std::size_t at) {
    Number out{};
    if (at + sizeof out <= bytes.size()) {
        std::memcpy(&out, bytes.data() + at, sizeof out);
    }
    return out;
}

template <typename Number>
void put_raw(std::string& out, const Number& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_packed(std::string& out, const Block& values, unsigned bits) {
    pack(values, bits, out);
}

}  // namespace

void PostingsEncoder::end_positions() {
    position_offsets_.push_back(static_cast<std::uint32_t>(position_data_.size()));
    const unsigned bits = bits_of(deltas_);
    position_data_.push_back(static_cast<char>(bits));
    put_packed(position_data_, deltas_, bits);
    deltas_held_ = 0;
}

void PostingsEncoder::end_block() {
    marks_.push_back({next_document_ - 1, static_cast<std::uint32_t>(data_.size()), block_position_,
                      most_units_});
    if (held_ == kBlock) {
        const std::array<const Block*, kBlockHead> columns{&documents_, &times_, &summaries_,
                                                           &subjects_};
        for (const Block* column : columns) {
            data_.push_back(static_cast<char>(bits_of(*column)));
        }
        for (const Block* column : columns) {
            put_packed(data_, *column, bits_of(*column));
        }
    } else {
        for (std::size_t i = 0; i < held_; ++i) {
            put_varint(data_, documents_[i]);
            const bool plain = summaries_[i] == 0 && subjects_[i] == 0;
            put_varint(data_, (std::uint64_t{times_[i]} << 1U) | (plain ? 0U : 1U));
            if (!plain) {
                put_varint(data_, summaries_[i]);
                put_varint(data_, subjects_[i]);
            }
        }
    }
    held_ = 0;
    // A document's places are added after it: those so far are of the blocks that ended.
    block_position_ = entry_.occurrences;
    most_units_ = 0;
}

KeyEntry PostingsEncoder::finish(std::string& postings, std::string& positions) {
    const std::size_t postings_begin = postings.size();
    const std::size_t positions_begin = positions.size();
    if (held_ > 0) {
        end_block();
    }
    if (entry_.documents >= kBlock) {
        for (const Mark& mark : marks_) {
            put_raw(postings, mark);
        }
    }
    postings.append(data_);
    if (deltas_held_ == kBlock) {
        end_positions();
    }
    if (!position_offsets_.empty()) {
        position_offsets_.push_back(static_cast<std::uint32_t>(position_data_.size()));
        for (const std::uint32_t offset : position_offsets_) {
            put_raw(positions, offset);
        }
    }
    positions.append(position_data_);
    for (std::size_t i = 0; i < deltas_held_; ++i) {
        put_varint(positions, deltas_[i]);
    }
    KeyEntry out = entry_;
    out.postings_size = postings.size() - postings_begin;
    out.positions_size = positions.size() - positions_begin;
    entry_ = KeyEntry{};
    next_document_ = 0;
    block_position_ = 0;
    marks_.clear();
    data_.clear();
    deltas_held_ = 0;
    last_position_ = 0;
    position_offsets_.clear();
    position_data_.clear();
    return out;
}

PostingReader::PostingReader(const CheckedFile& file, const KeyEntry& entry)
    : file_(&file), entry_(entry) {
    const std::string_view section = file.section(kPostings);
    if (entry.postings > section.size() || entry.postings_size > section.size() - entry.postings) {
        return;
    }
    data_ = section.substr(entry.postings, entry.postings_size);
    blocks_ = (entry.documents + kBlock - 1) / kBlock;
    if (entry.documents >= kBlock) {
        const std::size_t size = blocks_ * kMarkSize;
        directory_ = data_.substr(0, size);
        data_.remove_prefix(directory_.size());
        if (directory_.size() != size || !file.check(directory_)) {
            blocks_ = 0;
        }
    }
}

PostingReader::Bounds PostingReader::bounds(std::size_t block) const {
    if (directory_.empty()) {
        return {};
    }
    const std::size_t at = block * kMarkSize;
    Bounds out;
    out.first = block == 0 ? 0 : read_at<std::uint32_t>(directory_, at - kMarkSize) + 1;
    out.last = read_at<std::uint32_t>(directory_, at);
    out.most_units = read_at<std::uint32_t>(directory_, at + 12);
    return out;
}

std::size_t PostingReader::find_block(std::size_t from, std::uint32_t document) const {
    if (directory_.empty()) {
        return from;
    }
    std::size_t low = from;
    std::size_t high = blocks_;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (read_at<std::uint32_t>(directory_, middle * kMarkSize) < document) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool PostingReader::read(std::size_t block, Columns wanted, PostingBlock& out) const {
    out.size = 0;
    if (block >= blocks_) {
        return false;
    }
    std::uint64_t next = 0;
    std::string_view bytes = data_;
    out.first_position = 0;
    if (!directory_.empty()) {
        const std::size_t at = block * kMarkSize;
        next =
            block == 0 ? 0 : std::uint64_t{read_at<std::uint32_t>(directory_, at - kMarkSize)} + 1;
        const std::size_t begin = read_at<std::uint32_t>(directory_, at + 4);
        const std::size_t end = block + 1 < blocks_
                                    ? read_at<std::uint32_t>(directory_, at + kMarkSize + 4)
                                    : data_.size();
        if (begin > end || end > data_.size()) {
            return false;
        }
        bytes = data_.substr(begin, end - begin);
        out.first_position = read_at<std::uint32_t>(directory_, at + 8);
    }
    if (!file_->check(bytes)) {
        return false;
    }
    const std::size_t size = std::min<std::size_t>(kBlock, entry_.documents - block * kBlock);
    const bool read =
        size < kBlock ? read_tail(bytes, size, next, out) : read_full(bytes, wanted, next, out);
    // Documents rise, within a block and from one to the next: who reads them counts on it.
    const bool fits =
        read && next <= entry_.limit &&
        (directory_.empty() ||
         next == std::uint64_t{read_at<std::uint32_t>(directory_, block * kMarkSize)} + 1);
    if (!fits) {
        file_->tell_damage();
        return false;
    }
    out.size = size;
    return true;
}

/// `next`: one above the last document, before and after.
bool PostingReader::read_full(std::string_view bytes, Columns wanted, std::uint64_t& next,
                              PostingBlock& out) {
    if (bytes.size() < kBlockHead) {
        return false;
    }
    const std::array<Block*, kBlockHead> columns{&out.documents, &out.times, &out.summaries,
                                                 &out.subjects};
    out.plain = bytes[2] == 0 && bytes[3] == 0;
    const std::size_t kept = out.plain ? 2 : columns.size();
    std::size_t at = kBlockHead;
    for (std::size_t i = 0; i < kept; ++i) {
        const auto bits = static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
        if (bits > 32 || bytes.size() < at + packed_size(bits)) {
            return false;
        }
        if (i == 0 || wanted == Columns::All) {
            unpack(bytes.data() + at, bits, *columns[i]);
        }
        at += packed_size(bits);
    }
    const std::uint64_t last =
        std::accumulate(out.documents.begin(), out.documents.end(), next + kBlock - 1);
    if (last > UINT32_MAX) {
        return false;
    }
    add_up(out.documents, static_cast<std::uint32_t>(next));
    next = last + 1;
    for (std::size_t i = 0; i < kBlock && wanted == Columns::All; ++i) {
        ++out.times[i];
    }
    return at == bytes.size();
}

bool PostingReader::read_tail(std::string_view bytes, std::size_t size, std::uint64_t& next,
                              PostingBlock& out) {
    out.plain = true;
    for (std::size_t i = 0; i < size; ++i) {
        next += static_cast<std::uint32_t>(take_varint(bytes));
        out.documents[i] = static_cast<std::uint32_t>(next++);
        const std::uint64_t times = take_varint(bytes);
        out.times[i] = static_cast<std::uint32_t>(times >> 1U) + 1;
        const bool plain = (times & 1U) == 0;
        out.plain = out.plain && plain;
        out.summaries[i] = plain ? 0 : static_cast<std::uint32_t>(take_varint(bytes));
        out.subjects[i] = plain ? 0 : static_cast<std::uint32_t>(take_varint(bytes));
    }
    return true;
}

PositionReader::PositionReader(const CheckedFile& file, const KeyEntry& entry)
    : file_(&file), occurrences_(entry.occurrences) {
    const std::string_view section = file.section(kPositions);
    if (entry.positions > section.size() ||
        entry.positions_size > section.size() - entry.positions) {
        return;
    }
    data_ = section.substr(entry.positions, entry.positions_size);
    full_blocks_ = entry.occurrences / kBlock;
    tail_ = entry.occurrences % kBlock;
    if (full_blocks_ > 0) {
        offsets_ = data_.substr(0, (full_blocks_ + 1) * sizeof(std::uint32_t));
        data_.remove_prefix(offsets_.size());
        if (!file.check(offsets_)) {
            full_blocks_ = 0;
            tail_ = 0;
        }
    }
}

void PositionReader::load(std::size_t block) {
    loaded_ = block;
    deltas_.fill(0);
    const std::size_t begin = read_at<std::uint32_t>(offsets_, block * sizeof(std::uint32_t));
    if (block >= full_blocks_) {
        std::string_view bytes = data_.substr(std::min(begin, data_.size()));
        if (file_->check(bytes)) {
            for (std::size_t i = 0; i < tail_; ++i) {
                deltas_[i] = static_cast<std::uint32_t>(take_varint(bytes));
            }
        }
        return;
    }
    const std::size_t end = read_at<std::uint32_t>(offsets_, (block + 1) * sizeof(std::uint32_t));
    if (begin >= end || end > data_.size()) {
        return;
    }
    const std::string_view bytes = data_.substr(begin, end - begin);
    const auto bits = static_cast<unsigned>(static_cast<unsigned char>(bytes.front()));
    if (file_->check(bytes) && bits <= 32 && bytes.size() == 1 + packed_size(bits)) {
        unpack(bytes.data() + 1, bits, deltas_);
    }
}

void PositionReader::read(std::uint32_t first, std::uint32_t times,
                          std::vector<std::uint32_t>& out) {
    if (first > occurrences_ || times > occurrences_ - first) {
        file_->tell_damage();
        return;
    }
    std::uint32_t position = 0;
    for (std::uint32_t i = first; i < first + times; ++i) {
        if (i / kBlock != loaded_) {
            load(i / kBlock);
        }
        position += deltas_[i % kBlock];
        out.push_back(position);
    }
}

}  // namespace reftel::search_local
