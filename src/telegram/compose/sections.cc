// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "telegram/compose/limits.h"
#include "telegram/compose/wire.h"

// A text of more than kMaxSectionLines lines is divided by whole lines: ahead of a paragraph where
// one begins within the last quarter of a section, else in the midst of a running sentence.
namespace reftel::telegram::compose {
namespace {

using Break = TextLineOut::Break;

/// First line of the next section, given that this one begins at `begin` and has room for `room`
/// lines; `begin` itself when there is no place to divide.
std::size_t find_division(const std::vector<TextLineOut>& lines, std::size_t begin,
                          std::size_t room) {
    const std::size_t limit = std::min(begin + room, lines.size() - 1);
    const std::size_t near = begin + room - room / 4;
    for (std::size_t at = limit; at > begin && at >= near; --at) {
        if (lines[at].section == Break::Before) {
            return at;
        }
    }
    for (std::size_t at = limit; at > begin; --at) {
        if (lines[at].section != Break::Never) {
            return at;
        }
    }
    return begin;
}

class Assembly {
 public:
    Assembly(const Draft& draft, Problems& problems) : draft_(draft), problems_(problems) {}

    std::string run() {
        header_ = header_lines(draft_, problems_);
        body_ = body_lines(draft_, problems_);
        for (const std::string& caption : draft_.captions) {
            if (caption != "EFTO") {
                captions_.push_back(caption);
            }
        }
        divide();
        for (std::size_t section = 1; section <= starts_.size(); ++section) {
            add_section(section);
        }
        return std::move(out_);
    }

 private:
    void divide() {
        starts_.push_back(0);
        // Class line, blank, captions, blank, the header, blank.
        const std::size_t front = captions_.size() + header_.size() + 4;
        if (front + body_.size() <= kMaxSectionLines) {
            return;
        }
        const std::size_t later = kMaxSectionLines - captions_.size() - 6;
        std::size_t room = front + 20 < kMaxSectionLines ? kMaxSectionLines - front - 3 : 17;
        while (starts_.back() + room < body_.size()) {
            const std::size_t next = find_division(body_, starts_.back(), room);
            if (next == starts_.back()) {
                problems_.error(
                    Field::Body, 0,
                    "a list or table is too long for one section; divide it by a blank line");
                return;
            }
            starts_.push_back(next);
            room = later;
        }
        if (starts_.size() > 99) {
            problems_.error(Field::Body, 0, "the text is too long: 99 sections are not enough");
        }
    }

    void line(std::string_view text = {}) { out_.append(text).append("\n"); }

    void add_section(std::size_t section) {
        const std::size_t total = starts_.size();
        for (const std::string& text : transmission_lines(draft_, total > 1 ? section : 0)) {
            check_width(text);
            line(text);
        }
        line("BT");
        check_width(class_line(draft_, section, total));
        line(class_line(draft_, section, total));
        if (!captions_.empty()) {
            line();
        }
        for (const std::string& caption : captions_) {
            check_width(caption);
            line(caption);
        }
        line();
        if (section == 1) {
            for (const std::string& text : header_) {
                line(text);
            }
            line();
        }
        if (total > 1) {
            line(page_mark(draft_, section, total));
            line();
        }
        add_text(section);
        line("BT");
        line("#" + draft_.station_serial);
        line();
        line("NNNN");
    }

    void add_text(std::size_t section) {
        const std::size_t end = section < starts_.size() ? starts_[section] : body_.size();
        for (std::size_t at = starts_[section - 1]; at < end; ++at) {
            const bool last = at + 1 == end;
            if (!last || !body_[at].text.empty()) {
                line(body_[at].text);
            }
        }
    }

    void check_width(std::string_view text) {
        if (text.size() > kMaxWireLine) {
            problems_.error(Field::Draft, 0,
                            fmt::format("the line {} has {} characters, {} are allowed", text,
                                        text.size(), kMaxWireLine));
        }
    }

    const Draft& draft_;
    Problems& problems_;
    std::vector<std::string> header_;
    std::vector<std::string> captions_;
    std::vector<TextLineOut> body_;
    std::vector<std::size_t> starts_;  ///< Body line each section begins with.
    std::string out_;
};

}  // namespace

std::string assemble(const Draft& draft, Problems& problems) {
    return Assembly(draft, problems).run();
}

}  // namespace reftel::telegram::compose
