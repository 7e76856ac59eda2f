// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Places are worked out first, then all is written. A telegram stands where its time is; those of
// one lane keep a distance, so that each can be pointed at, which moves some a little to the right.
// Its reference stands above or below it, in the first of four rows where there is room; when there
// is none the list below the drawing has it all the same.
#include "web/thread_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "telegram/title_case.h"
#include "web/link.h"

namespace reftel::web {
namespace {

constexpr double kLeft = 60;  ///< Of the earliest telegram; half a label is left of it
constexpr double kRight = 940;
constexpr double kWhole = 1000;
constexpr double kFirstLane = 84;
constexpr double kLaneHeight = 104;
constexpr double kApart = 17;         ///< Of two telegrams in a lane
constexpr double kLetterWidth = 7.6;  ///< Of the face of references, in the drawing's size
constexpr std::array<double, 4> kLabelRows = {-14, 24, -27, 37};
constexpr std::int64_t kDay = 86400;

struct Node {
    std::size_t place = 0;  ///< In the thread
    std::size_t lane = 0;
    double x = 0;
    double label_x = 0;
    double label_y = 0;  ///< 0: no room for it
};

struct Drawing {
    std::vector<Node> nodes;         ///< By lane, then from left to right
    std::vector<std::string> lanes;  ///< Names of posts
    std::vector<const Node*> of;     ///< A place in the thread to its node; nullptr when undated
    std::int64_t first = 0;
    std::int64_t last = 0;

    [[nodiscard]] double x_of(std::int64_t seconds) const {
        const double share =
            static_cast<double>(seconds - first) / static_cast<double>(last - first);
        return kLeft + std::clamp(share, -0.05, 1.05) * (kRight - kLeft);
    }
    [[nodiscard]] double height() const {
        return kFirstLane + static_cast<double>(lanes.size() - 1) * kLaneHeight + 56;
    }
};

double y_of(std::size_t lane) {
    return kFirstLane + static_cast<double>(lane) * kLaneHeight;
}

std::string number(double value) {
    return fmt::format("{:.1f}", value);
}

/// Lanes in the order in which posts first send.
std::size_t lane_of(Drawing& drawing, const room::ThreadTelegram& telegram) {
    const std::string& name = telegram.origin_name.empty() ? telegram.id : telegram.origin_name;
    const auto found = std::ranges::find(drawing.lanes, name);
    if (found != drawing.lanes.end()) {
        return static_cast<std::size_t>(found - drawing.lanes.begin());
    }
    drawing.lanes.push_back(name);
    return drawing.lanes.size() - 1;
}

void find_span(const room::Thread& thread, Drawing& drawing) {
    bool begun = false;
    for (const auto& telegram : thread.telegrams) {
        if (const auto when = telegram.when()) {
            drawing.first = begun ? std::min(drawing.first, *when) : *when;
            drawing.last = begun ? std::max(drawing.last, *when) : *when;
            begun = true;
        }
    }
    constexpr std::int64_t kLeastSpan = 10 * kDay;
    const std::int64_t lacking = kLeastSpan - (drawing.last - drawing.first);
    if (lacking > 0) {
        drawing.first -= lacking / 2;
        drawing.last += lacking - lacking / 2;
    }
}

/// Moves the nodes of one lane apart: to the right, and back where that leaves the drawing.
void keep_apart(std::vector<Node>& nodes, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i) {
        nodes[i].x = std::max(nodes[i].x, nodes[i - 1].x + kApart);
    }
    double most = kRight + 20;
    for (std::size_t i = end; i > begin; --i) {
        nodes[i - 1].x = std::min(nodes[i - 1].x, most);
        most = nodes[i - 1].x - kApart;
    }
}

/// Rows for the labels of one lane.
void place_labels(const room::Thread& thread, std::vector<Node>& nodes, std::size_t begin,
                  std::size_t end) {
    std::array<double, kLabelRows.size()> taken;
    taken.fill(-kWhole);
    for (std::size_t i = begin; i < end; ++i) {
        Node& node = nodes[i];
        const double half =
            static_cast<double>(thread.telegrams[node.place].id.size()) * kLetterWidth / 2;
        node.label_x = std::clamp(node.x, half, std::max(half, kWhole - half));
        const auto row = std::ranges::find_if(
            taken, [&](double right) { return right + 8 <= node.label_x - half; });
        if (row != taken.end()) {
            *row = node.label_x + half;
            node.label_y = kLabelRows[static_cast<std::size_t>(row - taken.begin())];
        } else if (node.place == thread.here) {
            node.label_y = kLabelRows.front();
        }
    }
}

Drawing lay_out(const room::Thread& thread) {
    Drawing out;
    find_span(thread, out);
    for (std::size_t i = 0; i < thread.telegrams.size(); ++i) {
        if (const auto when = thread.telegrams[i].when()) {
            out.nodes.push_back({i, lane_of(out, thread.telegrams[i]), out.x_of(*when)});
        }
    }
    std::ranges::stable_sort(out.nodes, {}, &Node::lane);
    for (std::size_t begin = 0; begin < out.nodes.size();) {
        std::size_t end = begin;
        while (end < out.nodes.size() && out.nodes[end].lane == out.nodes[begin].lane) {
            ++end;
        }
        keep_apart(out.nodes, begin, end);
        place_labels(thread, out.nodes, begin, end);
        begin = end;
    }
    out.of.assign(thread.telegrams.size(), nullptr);
    for (const Node& node : out.nodes) {
        out.of[node.place] = &node;
    }
    return out;
}

/// The most ticks that fit beside one another.
constexpr std::int64_t kTicks = 11;

void add_tick(Html& out, const Drawing& drawing, const UtcTime& at, std::string_view label) {
    if (at.seconds < drawing.first || at.seconds > drawing.last) {
        return;
    }
    const std::string x = number(drawing.x_of(at.seconds));
    out.add(
        R"(<line class="tickl" x1="{}" x2="{}" y1="22" y2="{}"/><text class="t2" x="{}" y="16">{}</text>
)",
        x, x, number(drawing.height() - 8), number(drawing.x_of(at.seconds) + 4), label);
}

Html day_ticks(const Language& lang, const Drawing& drawing) {
    const std::int64_t days = (drawing.last - drawing.first) / kDay + 1;
    const std::int64_t step = std::max<std::int64_t>(1, (days + kTicks - 1) / kTicks);
    Html out;
    for (std::int64_t day = drawing.first / kDay; day <= drawing.last / kDay; day += step) {
        const UtcTime at{day * kDay};
        add_tick(out, drawing, at, lang.short_date(at.date()));
    }
    return out;
}

/// Ticks of months or years: each `step` months.
Html month_ticks(const Language& lang, const Drawing& drawing) {
    const Date first = UtcTime{drawing.first}.date();
    const Date last = UtcTime{drawing.last}.date();
    const auto month_of = [](const Date& date) {
        return std::int64_t{date.year} * 12 + std::int64_t{date.month} - 1;
    };
    const std::int64_t months = month_of(last) - month_of(first) + 1;
    std::int64_t step = 1;
    for (const std::int64_t wider : {2, 3, 6, 12, 24, 60, 120, 240, 600}) {
        step = months > step * kTicks ? wider : step;
    }
    Html out;
    for (std::int64_t at = (month_of(first) + step - 1) / step * step; at <= month_of(last);
         at += step) {
        const auto month = static_cast<unsigned>(at % 12) + 1;
        const auto year = static_cast<int>(at / 12);
        const std::string label = step >= 12
                                      ? std::to_string(year)
                                      : lang.say(Text::MonthYear, lang.short_month(month), year);
        add_tick(out, drawing, UtcTime::from({year, month, 1}), label);
    }
    return out;
}

Html ticks(const Language& lang, const Drawing& drawing) {
    constexpr std::int64_t kShort = 75 * kDay;
    return drawing.last - drawing.first < kShort ? day_ticks(lang, drawing)
                                                 : month_ticks(lang, drawing);
}

Html lanes(const Drawing& drawing) {
    Html out;
    for (std::size_t i = 0; i < drawing.lanes.size(); ++i) {
        const std::string y = number(y_of(i));
        out.add(R"(<line class="lane" x1="0" x2="1000" y1="{}" y2="{}"/>
)",
                y, y);
    }
    return out;
}

/// Drawn over the lines, so that none strikes a name through.
Html lane_names(const Drawing& drawing) {
    Html out;
    for (std::size_t i = 0; i < drawing.lanes.size(); ++i) {
        out.add(R"(<text class="t2 halo" x="0" y="{}">{}</text>
)",
                number(y_of(i) - 44), drawing.lanes[i]);
    }
    return out;
}

/// From a telegram to the earlier one that it cites.
std::string curve(const Node& from, const Node& to) {
    const double y1 = y_of(from.lane);
    const double y2 = y_of(to.lane);
    if (from.lane == to.lane) {
        const double deep = y1 + std::clamp(22 + std::abs(from.x - to.x) * 0.1, 24.0, 60.0);
        return fmt::format("M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", from.x, y1,
                           from.x, deep, to.x, deep, to.x, y2);
    }
    const double middle = (from.x + to.x) / 2;
    return fmt::format("M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", from.x, y1,
                       middle, y1, middle, y2, to.x, y2);
}

Html joins(const room::Thread& thread, const Drawing& drawing) {
    Html out;
    for (const Node& node : drawing.nodes) {
        for (const std::size_t cited : thread.telegrams[node.place].cites) {
            if (const Node* const to = drawing.of[cited]) {
                const bool own = node.place == thread.here || cited == thread.here;
                out.add(R"(<path class="{}" d="{}"/>
)",
                        own ? "ref on" : "ref", curve(node, *to));
            }
        }
    }
    return out;
}

/// The time in which an absent telegram can have been sent.
void add_bracket(Html& out, const Drawing& drawing, const Node& node,
                 const room::DateBracket& bracket) {
    const std::string y = number(y_of(node.lane));
    out.add(R"(<line class="brk" x1="{}" x2="{}" y1="{}" y2="{}"/>
)",
            number(std::min(drawing.x_of(bracket.from.seconds), node.x)),
            number(std::max(drawing.x_of(bracket.until.seconds), node.x)), y, y);
}

void add_node(Html& out, const room::Thread& thread, const Node& node) {
    const auto& telegram = thread.telegrams[node.place];
    const std::string x = number(node.x);
    const std::string y = number(y_of(node.lane));
    Html circles;
    if (node.place == thread.here) {
        circles.add(R"(<circle class="ring" cx="{}" cy="{}" r="11"/>)", x, y);
    }
    const std::string_view css =
        !telegram.card ? "miss" : (node.place == thread.here ? "node here" : "node");
    circles.add(R"(<circle class="{}" cx="{}" cy="{}" r="7"/>)", css, x, y);
    if (node.label_y != 0) {
        circles.add(R"(<text class="idt halo" x="{}" y="{}" text-anchor="middle">{}</text>)",
                    number(node.label_x), number(y_of(node.lane) + node.label_y), telegram.id);
    }
    const Link link = telegram.card ? telegram_link(telegram.id) : Link("/missing/", telegram.id);
    out.add(R"(<a href="{}" tabindex="-1"><title>{}</title>{}</a>
)",
            link,
            telegram.card ? telegram.id + " " + telegram::title_case(telegram.card->subject)
                          : telegram.id,
            circles);
}

Html nodes(const room::Thread& thread, const Drawing& drawing) {
    Html out;
    for (const Node& node : drawing.nodes) {
        const auto& telegram = thread.telegrams[node.place];
        if (telegram.bracket) {
            add_bracket(out, drawing, node, *telegram.bracket);
        }
    }
    for (const Node& node : drawing.nodes) {
        add_node(out, thread, node);
    }
    return out;
}

Html key(const Language& lang) {
    return html(
        R"(<ul class="key"><li><svg viewBox="0 0 16 16" aria-hidden="true"><circle class="node here" cx="8" cy="8" r="4"/><circle class="ring" cx="8" cy="8" r="7"/></svg>{}</li><li><svg viewBox="0 0 16 16" aria-hidden="true"><circle class="node" cx="8" cy="8" r="5"/></svg>{}</li><li><svg viewBox="0 0 16 16" aria-hidden="true"><circle class="miss" cx="8" cy="8" r="5"/></svg>{}</li></ul>
)",
        lang[Text::ThreadKeyHere], lang[Text::ThreadKeyHeld], lang[Text::ThreadKeyAbsent]);
}

}  // namespace

Html thread_drawing(const Language& lang, const room::Thread& thread) {
    const Drawing drawing = lay_out(thread);
    if (drawing.nodes.size() < 2) {
        return {};
    }
    return html(R"(<div class="lanes" role="region" aria-label="{}" tabindex="0">
<svg viewBox="-4 0 1008 {}" role="group" aria-label="{}">
{}{}{}{}{}</svg>
</div>
{})",
                lang[Text::ThreadInTime], number(drawing.height()), lang[Text::ThreadDrawing],
                ticks(lang, drawing), lanes(drawing), joins(thread, drawing), lane_names(drawing),
                nodes(thread, drawing), key(lang));
}

}  // namespace reftel::web
