// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::sources {

/// Brings the sections of a telegram together that a stream of traffic holds apart, each a
/// transmission of its own and others between them.
///
/// A transmission whose class line says `SECTION 01 OF 03` is held until the others with its MRN
/// and its total are there; all others pass. Joined, `original` is the transmissions in the order
/// of their sections, no byte more or less. The memory held is bounded: beyond it the telegram that
/// waits longest is given as far as it came.
class SectionJoiner {
 public:
    /// `set_message` finds the message in a telegram's original.
    explicit SectionJoiner(std::function<void(telegram::RawTelegram&)> set_message);

    /// Takes the next transmission of the stream, its message not yet set.
    void add(telegram::RawTelegram transmission);
    /// Nothing follows: what is held is given, with sections missing.
    void finish();
    /// The next telegram that is ready, in the order in which they became so.
    [[nodiscard]] std::optional<telegram::RawTelegram> take();

 private:
    struct Section {
        std::uint16_t number;
        telegram::RawTelegram raw;
    };
    struct Held {
        std::string key;
        std::uint16_t total;
        std::vector<Section> sections;  ///< As they came.
    };

    void hold(Held& telegram, Section section);
    void give(std::size_t index);
    [[nodiscard]] telegram::RawTelegram join(std::vector<Section> sections) const;

    std::function<void(telegram::RawTelegram&)> set_message_;
    telegram::Telegram parsed_;
    std::vector<Held> held_;
    std::size_t held_bytes_ = 0;
    std::deque<telegram::RawTelegram> ready_;
};

}  // namespace reftel::sources
