// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/writer.h"
#include "base/result.h"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;
struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

namespace reftel::archive {

/// A trained zstd dictionary, digested for both directions. Immutable: any thread may use it.
class Dictionary {
 public:
    /// `number` is its row's; Corrupt when zstd cannot digest the bytes.
    [[nodiscard]] static Result<std::shared_ptr<const Dictionary>> make(std::int64_t number,
                                                                        std::string_view bytes);
    ~Dictionary();
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    [[nodiscard]] std::int64_t number() const { return number_; }
    [[nodiscard]] const ZSTD_CDict_s* compressor() const { return compressor_; }
    [[nodiscard]] const ZSTD_DDict_s* decompressor() const { return decompressor_; }

 private:
    Dictionary(std::int64_t number, std::string_view bytes);

    std::int64_t number_;
    ZSTD_CDict_s* compressor_;
    ZSTD_DDict_s* decompressor_;
};

/// The bytes of a dictionary for texts like `samples`, which stand in one string one after the
/// other; empty when zstd finds nothing common in them.
[[nodiscard]] std::string train_dictionary(const std::string& samples,
                                           const std::vector<std::size_t>& sizes);

/// Compresses originals; one per thread.
class Compressor {
 public:
    Compressor();
    ~Compressor();
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;
    /// A zstd frame with its size and a checksum in it. `dictionary` may be nullptr.
    [[nodiscard]] std::string compress(std::string_view bytes, const Dictionary* dictionary);

 private:
    ZSTD_CCtx_s* context_;
};

/// Unpacks originals; one per thread.
class Decompressor {
 public:
    Decompressor();
    ~Decompressor();
    Decompressor(const Decompressor&) = delete;
    Decompressor& operator=(const Decompressor&) = delete;
    /// Fills `out` with exactly `size` bytes. Corrupt when the frame is damaged (its checksum is
    /// verified) or gives another size, Limit when `size` is more than an original may have.
    /// `dictionary` may be nullptr.
    [[nodiscard]] Result<void> decompress(std::string_view frame, std::uint64_t size,
                                          const Dictionary* dictionary, std::string& out);

 private:
    ZSTD_DCtx_s* context_;
};

}  // namespace reftel::archive
