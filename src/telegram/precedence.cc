// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/precedence.h"

#include <array>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/one_slip.h"

namespace reftel::telegram {
namespace {

struct Word {
    std::string_view text;
    Precedence precedence;
};
constexpr std::array kWords{
    Word{"PRIORITY", Precedence::Priority},
    Word{"IMMEDIATE", Precedence::Immediate},
    Word{"ROUTINE", Precedence::Routine},
    Word{"FLASH", Precedence::Flash},
    Word{"NIACT", Precedence::NiactImmediate},
    Word{"NIACT IMMEDIATE", Precedence::NiactImmediate},
    Word{"NIACT FLASH", Precedence::Flash},
    Word{"EMERGENCY COMMAND", Precedence::EmergencyCommand},
};
constexpr std::size_t kShortest = 5;  // FLASH, NIACT; a lost letter is only mended in longer ones.
/// Their first and last letters: one slip leaves one of the two as it was.
constexpr ByteSet kFirstLetters("PIRFNEpirfne");
constexpr ByteSet kLastLetters("YEHTDyehtd");
bool may_be_precedence(std::string_view word) {
    return word.size() >= kShortest &&
           (kFirstLetters.has(word.front()) || kLastLetters.has(word.back()));
}

/// Shorter words are too near to others to be mended.
constexpr std::size_t kShortestMended = 7;

}  // namespace

std::string_view to_string(Precedence precedence) {
    switch (precedence) {
        case Precedence::None:
            return "";
        case Precedence::Routine:
            return "ROUTINE";
        case Precedence::Priority:
            return "PRIORITY";
        case Precedence::Immediate:
            return "IMMEDIATE";
        case Precedence::NiactImmediate:
            return "NIACT IMMEDIATE";
        case Precedence::Flash:
            return "FLASH";
        case Precedence::EmergencyCommand:
            return "EMERGENCY COMMAND";
    }
    return "";
}

Precedence precedence_of_prosign(char letter) {
    switch (letter) {
        case 'R':
            return Precedence::Routine;
        case 'P':
            return Precedence::Priority;
        case 'O':
            return Precedence::Immediate;
        case 'Z':
            return Precedence::Flash;
        case 'Y':
            return Precedence::EmergencyCommand;
        default:
            return Precedence::None;
    }
}

Precedence precedence_of_word(std::string_view word) {
    std::array<char, 20> buffer;  // The longest is EMERGENCY COMMAND.
    std::size_t size = 0;
    word = trim(word);
    if (!may_be_precedence(word)) {
        return Precedence::None;
    }
    for (const char c : word) {
        const char letter = is_space(c) ? ' ' : to_upper(c);
        if (letter == ' ' && buffer[size - 1] == ' ') {
            continue;
        }
        if (size == buffer.size() || (letter != ' ' && !is_upper(letter))) {
            return Precedence::None;
        }
        buffer[size++] = letter;
    }
    const std::string_view upper(buffer.data(), size);
    for (const Word& known : kWords) {
        if (upper == known.text) {
            return known.precedence;
        }
    }
    for (const Word& known : kWords) {
        const bool near_in_size = size + 1 >= known.text.size() && size <= known.text.size() + 1;
        if (near_in_size && known.text.size() >= kShortestMended &&
            is_one_slip_apart(upper, known.text)) {
            return known.precedence;
        }
    }
    return Precedence::None;
}

}  // namespace reftel::telegram
