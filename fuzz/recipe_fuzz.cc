// LINK: reftel::archive
// SPDX-License-Identifier: AGPL-3.0-or-later

// Decoders of what stands in an archive: recipes, compressed originals, dictionaries. The first
// byte chooses which, the second where the bytes are cut in two.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "archive/dictionary.h"
#include "base/assert.h"
#include "base/mapped_text.h"

namespace {

constexpr std::size_t kMaxText = 4096;

void try_recipe(std::string_view recipe, std::string_view source) {
    const auto made = reftel::apply_recipe(recipe, source, kMaxText);
    if (!made) {
        return;
    }
    REFTEL_ASSERT(made->text.size() <= kMaxText, "the bound holds");
    const auto again = reftel::apply_recipe(reftel::encode_recipe(*made, source), source, kMaxText);
    REFTEL_ASSERT(again.has_value() && again->text == made->text,
                  "a recipe makes the same text again");
    for (std::uint32_t i = 0; i < made->text.size(); ++i) {
        REFTEL_ASSERT(again->map.to_source(i) == made->map.to_source(i),
                      "and leads to the same bytes");
    }
}

void try_original(std::string_view frame, std::string_view size) {
    reftel::archive::Decompressor decompressor;
    std::string out;
    const std::size_t wanted = size.empty() ? 0 : static_cast<unsigned char>(size.front()) * 16U;
    if (decompressor.decompress(frame, wanted, nullptr, out)) {
        REFTEL_ASSERT(out.size() == wanted, "an original has the size it should");
    }
    reftel::archive::Compressor compressor;
    const auto packed = compressor.compress(frame, nullptr);
    REFTEL_ASSERT(
        decompressor.decompress(packed, frame.size(), nullptr, out).has_value() && out == frame,
        "what was packed is unpacked");
}

void try_dictionary(std::string_view bytes, std::string_view text) {
    const auto dictionary = reftel::archive::Dictionary::make(1, bytes);
    if (!dictionary) {
        return;
    }
    reftel::archive::Compressor compressor;
    reftel::archive::Decompressor decompressor;
    std::string out;
    const auto packed = compressor.compress(text, dictionary->get());
    REFTEL_ASSERT(
        decompressor.decompress(packed, text.size(), dictionary->get(), out).has_value() &&
            out == text,
        "what was packed is unpacked");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (size < 2) {
        return 0;
    }
    const std::string_view rest = bytes.substr(2);
    const std::size_t cut = rest.size() * data[1] / 255;
    const std::string_view front = rest.substr(0, cut);
    const std::string_view back = rest.substr(cut);
    switch (data[0] % 3) {
        case 0:
            try_recipe(front, back);
            break;
        case 1:
            try_original(back, front);
            break;
        default:
            try_dictionary(front, back);
            break;
    }
    return 0;
}
