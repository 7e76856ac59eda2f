// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tokeniser.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "base/text.h"
#include "search/fold.h"
#include "search/limits.h"

namespace reftel::search {
namespace {

/// For each byte the folded letter or digit, or 0: nearly all bytes of telegrams are answered here.
constexpr std::array<char, 256> kFolded = [] {
    std::array<char, 256> out{};
    for (int c = 0; c < 128; ++c) {
        const char letter = static_cast<char>(c);
        out[static_cast<std::size_t>(c)] = is_alnum(letter) ? to_lower(letter) : '\0';
    }
    return out;
}();

char folded(char c) {
    return kFolded[static_cast<unsigned char>(c)];
}
bool is_ascii_byte(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// Sixteen bytes at a time: what machines have registers for.
using Bytes __attribute__((vector_size(16))) = unsigned char;
constexpr std::size_t kStep = sizeof(Bytes);
static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");

/// How many of the bytes at the front are set in `mask`, a byte all ones or all zeros each.
std::size_t leading(Bytes mask) {
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &mask, sizeof mask);
    if (~halves[0] != 0) {
        return static_cast<std::size_t>(std::countr_zero(~halves[0])) / 8;
    }
    return 8 + (~halves[1] != 0 ? static_cast<std::size_t>(std::countr_zero(~halves[1])) / 8 : 8);
}

/// Sixteen ones and as many zeros: from kStep - n on, the mask that keeps n bytes.
constexpr std::array<unsigned char, 2 * kStep> kKeep = [] {
    std::array<unsigned char, 2 * kStep> out{};
    for (std::size_t i = 0; i < kStep; ++i) {
        out[i] = 0xFF;
    }
    return out;
}();

/// Length of an apostrophe at the front (typewriter, raised or turned comma); 0 when there is none.
std::uint32_t apostrophe_length(std::string_view text) {
    if (text.starts_with('\'')) {
        return 1;
    }
    if (text.starts_with("\u2019") || text.starts_with("\u2018")) {
        return 3;
    }
    return text.starts_with("\u02BC") || text.starts_with("\u02BB") ? 2 : 0;
}

}  // namespace

bool TokenStream::letter_follows(std::size_t offset) const {
    if (offset >= text_.size()) {
        return false;
    }
    if (is_ascii_byte(text_[offset])) {
        return folded(text_[offset]) != '\0' || (stars_ == Stars::Keep && text_[offset] == '*');
    }
    return class_of(decode_at(text_, offset).value) == CharClass::Letter;
}

bool TokenStream::skip_separators() {
    while (next_ < text_.size()) {
        if (folded(text_[next_]) != '\0' || letter_follows(next_)) {
            return true;
        }
        next_ += is_ascii_byte(text_[next_]) ? 1 : decode_at(text_, next_).length;
    }
    return false;
}

/// Takes ASCII letters and digits (and stars of a query); true when it took some.
bool TokenStream::take_ascii_run() {
    const std::size_t begin = next_;
    const bool stars = stars_ == Stars::Keep;
    const auto in_word = [&](char c) { return folded(c) != '\0' || (stars && c == '*'); };
    while (next_ < text_.size() && in_word(text_[next_])) {
        ++next_;
    }
    if (next_ == begin) {
        return false;
    }
    end_ = next_;
    // One byte more than is kept, so that a cut is seen.
    const std::size_t room = kMaxWordBytes + 1 - std::min(word_.size(), kMaxWordBytes + 1);
    const std::size_t size = std::min(next_ - begin, room);
    const std::size_t old = word_.size();
    word_.resize(old + size);
    for (std::size_t i = 0; i < size; ++i) {
        const char c = text_[begin + i];
        word_[old + i] = c == '*' ? '*' : folded(c);
    }
    return true;
}

/// Takes an apostrophe that belongs to the word; false when the word ends before it (then a `'s` is
/// passed over).
bool TokenStream::take_apostrophe(std::uint32_t length) {
    const std::size_t after = next_ + length;
    if (!letter_follows(after)) {
        return false;
    }
    const bool genitive = to_lower(text_[after]) == 's' && !letter_follows(after + 1) &&
                          apostrophe_length(text_.substr(after + 1)) == 0;
    next_ = genitive ? after + 1 : after;
    return !genitive;
}

/// Takes one character that is no ASCII letter; false when the word ends before it.
bool TokenStream::take_other() {
    if (is_ascii_byte(text_[next_])) {
        return text_[next_] == '\'' && take_apostrophe(1);
    }
    const std::uint32_t apostrophe = apostrophe_length(text_.substr(next_));
    if (apostrophe != 0) {
        return take_apostrophe(apostrophe);
    }
    const CodePoint point = decode_at(text_, next_);
    const CharClass kind = class_of(point.value);
    if (kind == CharClass::Separator) {
        return false;
    }
    if (kind == CharClass::Letter && word_.size() <= kMaxWordBytes) {
        append_folded(word_, point.value);
    }
    next_ += point.length;
    end_ = next_;
    return true;
}

/// `U.S.`: after a single letter, takes full stops each followed by one more single letter.
void TokenStream::read_initials() {
    while (next_ + 1 < text_.size() && text_[next_] == '.' && is_alpha(text_[next_ + 1]) &&
           !letter_follows(next_ + 2) && apostrophe_length(text_.substr(next_ + 2)) == 0) {
        word_.push_back(to_lower(text_[next_ + 1]));
        next_ += 2;
        end_ = next_;
    }
}

/// Takes a word of ASCII letters and digits behind which a sign of ASCII stands that cannot belong
/// to it: nearly all words. False, and nothing taken, for all others.
bool TokenStream::take_plain_word() {
    std::size_t size = 0;
    for (std::size_t found = kStep; found == kStep; size += found) {
        if (size >= kMaxWordBytes || text_.size() - next_ < size + kStep) {
            return false;
        }
        Bytes bytes;
        std::memcpy(&bytes, text_.data() + next_ + size, kStep);
        const Bytes lower = bytes | 0x20;
        const Bytes letters = reinterpret_cast<Bytes>(lower - 'a' < 26);
        found = leading(letters | reinterpret_cast<Bytes>(bytes - '0' < 10));
        Bytes keep;
        std::memcpy(&keep, kKeep.data() + kStep - found, kStep);
        bytes = (bytes | (letters & 0x20)) & keep;
        std::memcpy(padded_.data() + size, &bytes, kStep);
    }
    const char after = size < text_.size() - next_ ? text_[next_ + size] : '\x80';
    const bool initials = size == 1 && after == '.';
    const bool zeros = size > 1 && padded_.front() == '0';
    if (size == 0 || !is_ascii_byte(after) || after == '\'' || after == '*' || initials || zeros) {
        return false;
    }
    std::memset(padded_.data() + (size + kStep - 1) / kStep * kStep, 0, kStep);
    size_ = size;
    next_ += size;
    end_ = next_;
    return true;
}

void TokenStream::take_any_word() {
    read_word();
    finish_word();
    size_ = word_.size();
    std::memset(padded_.data(), 0, kPadded);
    word_.copy(padded_.data(), size_);
}

void TokenStream::read_word() {
    word_.clear();
    end_ = next_;
    while (next_ < text_.size() && (take_ascii_run() || take_other())) {
    }
    const bool single_letter = word_.size() == 1 && is_lower(word_.front());
    if (single_letter && end_ == next_) {
        read_initials();
    }
}

/// Cuts what is too long at a character's beginning and takes leading zeros off a number.
void TokenStream::finish_word() {
    if (word_.size() > kMaxWordBytes) {
        std::size_t size = kMaxWordBytes;
        while (size > 0 && (static_cast<unsigned char>(word_[size]) & 0xC0U) == 0x80) {
            --size;
        }
        word_.resize(size);
    }
    if (word_.size() > 1 && word_.front() == '0' && std::ranges::all_of(word_, is_digit)) {
        word_.erase(0, std::min(word_.find_first_not_of('0'), word_.size() - 1));
    }
}

bool TokenStream::next() {
    while (skip_separators()) {
        const std::size_t begin = next_;
        if (!take_plain_word()) {
            take_any_word();
        }
        if (stars_ == Stars::Separate || word().find_first_not_of('*') != std::string::npos) {
            at_ = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end_)};
            return true;
        }
    }
    return false;
}

}  // namespace reftel::search
