// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/header_blocks.h"

#include <optional>

#include "base/text.h"
#include "telegram/header_line.h"
#include "telegram/limits.h"

// block = a line that only a header has, then all lines up to the last such line with no more than
// a few others between. A quoted one counts when it has two of date-time group, FM and TO.
namespace reftel::telegram {
namespace {

constexpr std::size_t kGap = 6;  // Addressees, a wrapped line: lines without a form of their own.

bool is_header_kind(HeaderLine kind) {
    switch (kind) {
        case HeaderLine::Start:
        case HeaderLine::Routing:
        case HeaderLine::Calling:
        case HeaderLine::Security:
        case HeaderLine::Janap:
        case HeaderLine::DateTimeGroup:
        case HeaderLine::From:
        case HeaderLine::To:
        case HeaderLine::Info:
        case HeaderLine::PageLine:
        case HeaderLine::SmartLabel:
        case HeaderLine::TelegramNumber:
            return true;
        default:
            return false;
    }
}

/// What the lines of one block have shown so far.
struct Signs {
    bool wire = false;
    bool janap = false;
    bool page = false;
    bool smart = false;
    bool number = false;
    bool dtg = false;
    bool from = false;
    bool to = false;

    void see(HeaderLine kind) {
        wire = wire || kind == HeaderLine::Start || kind == HeaderLine::Calling ||
               kind == HeaderLine::Security;
        janap = janap || kind == HeaderLine::Janap;
        page = page || kind == HeaderLine::PageLine;
        smart = smart || kind == HeaderLine::SmartLabel;
        number = number || kind == HeaderLine::TelegramNumber;
        dtg = dtg || kind == HeaderLine::DateTimeGroup;
        from = from || kind == HeaderLine::From;
        to = to || kind == HeaderLine::To;
    }
    [[nodiscard]] Variant variant() const {
        return janap    ? Variant::Janap
               : wire   ? Variant::Acp127
               : smart  ? Variant::Smart
               : number ? Variant::Fco
               : page   ? Variant::Terp
               : dtg    ? Variant::StateShort
                        : Variant::Unknown;
    }
    [[nodiscard]] bool is_header() const {
        return smart || janap || (wire && (dtg || from)) || (dtg && (from || to)) || (from && to);
    }
};

bool is_text(LinePart part) {
    return part == LinePart::Body || part == LinePart::SectionHead || part == LinePart::Junk;
}

class BlockFinder {
 public:
    explicit BlockFinder(const Telegram& telegram) : telegram_(telegram) {}

    std::vector<HeaderBlock> run() {
        for (const Line& line : telegram_.lines) {
            take(line);
        }
        close();
        return std::move(out_);
    }

 private:
    void take(const Line& line) {
        if (line.part == LinePart::Blank) {
            return;
        }
        const std::string_view text = trim(line.at.of(telegram_.message));
        const bool fits = !text.empty() && text.size() <= kMaxHeaderLine;
        const HeaderLine kind = fits ? recognise_header_line(text) : HeaderLine::None;
        const bool own = !is_text(line.part) && line.part != LinePart::Signature;
        // Page lines within the text are furniture: they open no header.
        const bool opens = is_header_kind(kind) && (own || kind != HeaderLine::PageLine);
        if (!opens) {
            gap_ += at_ ? 1 : 0;
            if (gap_ > kGap) {
                close();
            }
            return;
        }
        if (at_ && quoted_ == own) {
            close();
        }
        if (!at_) {
            at_ = line.at;
            quoted_ = !own;
            section_ = line.part == LinePart::SectionHead;
        }
        signs_.see(kind);
        at_->end = line.at.end;
        gap_ = 0;
    }

    void close() {
        if (at_ && signs_.is_header()) {
            const bool first = out_.empty() && !quoted_;
            out_.push_back(
                {first ? telegram_.variant : signs_.variant(), *at_, quoted_ && !section_});
        }
        at_.reset();
        signs_ = {};
        gap_ = 0;
    }

    const Telegram& telegram_;
    std::vector<HeaderBlock> out_;
    std::optional<Span> at_;  ///< The open block.
    bool quoted_ = false;
    bool section_ = false;
    Signs signs_;
    std::size_t gap_ = 0;
};

}  // namespace

std::vector<HeaderBlock> find_header_blocks(const Telegram& telegram) {
    return BlockFinder(telegram).run();
}

}  // namespace reftel::telegram
