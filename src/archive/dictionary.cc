// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/dictionary.h"

#include <zdict.h>
#include <zstd.h>

#include "archive/limits.h"
#include "base/assert.h"

namespace reftel::archive {

Dictionary::Dictionary(std::int64_t number, std::string_view bytes)
    : number_(number),
      compressor_(ZSTD_createCDict(bytes.data(), bytes.size(), kCompressionLevel)),
      decompressor_(ZSTD_createDDict(bytes.data(), bytes.size())) {}

Dictionary::~Dictionary() {
    ZSTD_freeCDict(compressor_);
    ZSTD_freeDDict(decompressor_);
}

Result<std::shared_ptr<const Dictionary>> Dictionary::make(std::int64_t number,
                                                           std::string_view bytes) {
    if (bytes.size() > kMaxDictionarySize || ZDICT_getDictID(bytes.data(), bytes.size()) == 0) {
        return fail(Error::Kind::Corrupt, "a compression dictionary is damaged", "dictionary",
                    "run reftel check to see how much is damaged");
    }
    std::shared_ptr<const Dictionary> dictionary(new Dictionary(number, bytes));
    if (dictionary->compressor_ == nullptr || dictionary->decompressor_ == nullptr) {
        return fail(Error::Kind::Corrupt, "a compression dictionary is damaged", "dictionary",
                    "run reftel check to see how much is damaged");
    }
    return dictionary;
}

std::string train_dictionary(const std::string& samples, const std::vector<std::size_t>& sizes) {
    std::string bytes(kDictionarySize, '\0');
    const std::size_t size =
        ZDICT_trainFromBuffer(bytes.data(), bytes.size(), samples.data(), sizes.data(),
                              static_cast<unsigned>(sizes.size()));
    if (ZDICT_isError(size) != 0) {
        return {};
    }
    bytes.resize(size);
    return bytes;
}

Compressor::Compressor() : context_(ZSTD_createCCtx()) {
    REFTEL_ASSERT(context_ != nullptr, "memory for a compression context");
    ZSTD_CCtx_setParameter(context_, ZSTD_c_compressionLevel, kCompressionLevel);
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
}

Compressor::~Compressor() {
    ZSTD_freeCCtx(context_);
}

std::string Compressor::compress(std::string_view bytes, const Dictionary* dictionary) {
    ZSTD_CCtx_refCDict(context_, dictionary == nullptr ? nullptr : dictionary->compressor());
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(context_, frame.data(), frame.size(), bytes.data(), bytes.size());
    REFTEL_ASSERT(ZSTD_isError(size) == 0, "the frame has room for the worst case");
    // A copy of the right size: the bound is larger than the text itself, and batches of these wait
    // in queues.
    return {frame.data(), size};
}

Decompressor::Decompressor() : context_(ZSTD_createDCtx()) {
    REFTEL_ASSERT(context_ != nullptr, "memory for a decompression context");
}

Decompressor::~Decompressor() {
    ZSTD_freeDCtx(context_);
}

Result<void> Decompressor::decompress(std::string_view frame, std::uint64_t size,
                                      const Dictionary* dictionary, std::string& out) {
    if (size > kMaxOriginalSize) {
        return fail(Error::Kind::Limit, "an original is larger than any may be");
    }
    if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != size) {
        return fail(Error::Kind::Corrupt, "an original has another size than it should");
    }
    out.resize(static_cast<std::size_t>(size));
    ZSTD_DCtx_refDDict(context_, dictionary == nullptr ? nullptr : dictionary->decompressor());
    const std::size_t made =
        ZSTD_decompressDCtx(context_, out.data(), out.size(), frame.data(), frame.size());
    if (ZSTD_isError(made) != 0 || made != size) {
        return fail(Error::Kind::Corrupt, "an original cannot be unpacked");
    }
    return {};
}

}  // namespace reftel::archive
