// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/annotate.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace reftel::web {
namespace {

/// The marks of each layer in the order of the text, without those that cannot be shown.
using Layers = std::array<std::vector<const Mark*>, kLayers>;

Layers sorted_layers(std::string_view text, std::vector<Mark>& marks) {
    std::ranges::sort(marks, {}, [](const Mark& mark) { return mark.at.begin; });
    Layers layers;
    for (const Mark& mark : marks) {
        auto& layer = layers[static_cast<std::size_t>(mark.layer)];
        const bool overlaps = !layer.empty() && mark.at.begin < layer.back()->at.end;
        if (mark.at.begin < mark.at.end && mark.at.end <= text.size() && !overlaps) {
            layer.push_back(&mark);
        }
    }
    return layers;
}

std::vector<std::uint32_t> boundaries_of(std::string_view text, const Layers& layers) {
    std::vector<std::uint32_t> out = {0, static_cast<std::uint32_t>(text.size())};
    for (const auto& layer : layers) {
        for (const Mark* mark : layer) {
            out.push_back(mark->at.begin);
            out.push_back(mark->at.end);
        }
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Writes the text front to back and keeps what is open.
class Writer {
 public:
    explicit Writer(const Layers& layers) : layers_(layers) {}

    /// Closes and opens elements so that those around byte `at` are open.
    void move_to(std::uint32_t at) {
        std::array<const Mark*, kLayers> wanted{};
        for (std::size_t i = 0; i < kLayers; ++i) {
            wanted[i] = mark_at(i, at);
        }
        std::size_t same = 0;
        while (same < kLayers && wanted[same] == open_[same]) {
            ++same;
        }
        close_from(same);
        for (std::size_t i = same; i < kLayers; ++i) {
            open_[i] = wanted[i];
            if (open_[i] != nullptr) {
                out_.append(open_[i]->open);
            }
        }
    }
    void text(std::string_view text) { out_.text(text); }
    Html finish() {
        close_from(0);
        return std::move(out_);
    }

 private:
    const Mark* mark_at(std::size_t layer, std::uint32_t at) {
        const auto& marks = layers_[layer];
        std::size_t& next = next_[layer];
        while (next < marks.size() && marks[next]->at.end <= at) {
            ++next;
        }
        return next < marks.size() && marks[next]->at.contains(at) ? marks[next] : nullptr;
    }
    void close_from(std::size_t layer) {
        for (std::size_t i = kLayers; i-- > layer;) {
            if (open_[i] != nullptr) {
                out_.append(open_[i]->close);
                open_[i] = nullptr;
            }
        }
    }

    const Layers& layers_;
    std::array<const Mark*, kLayers> open_{};
    std::array<std::size_t, kLayers> next_{};
    Html out_;
};

}  // namespace

Html annotate(std::string_view text, std::vector<Mark> marks) {
    const Layers layers = sorted_layers(text, marks);
    const auto boundaries = boundaries_of(text, layers);
    Writer writer(layers);
    for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) {
        writer.move_to(boundaries[i]);
        writer.text(Span{boundaries[i], boundaries[i + 1]}.of(text));
    }
    return writer.finish();
}

}  // namespace reftel::web
