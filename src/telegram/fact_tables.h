// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/utc_time.h"
#include "telegram/facts.h"
#include "telegram/precedence.h"
#include "telegram/tsv.h"

namespace reftel::telegram {

// Tables of facts beside origins, TAGS and routing indicators (facts.h): what markings, orders and
// symbols mean, and when. Compiled in from facts/*.tsv, read at first use (thread-safe). Views have
// static storage. A meaning is empty when it is not recorded. docs/facts/ has a page a table.

/// A handling marking: `EXDIS`, `ROGER CHANNEL`. [spec 3.4]
struct CaptionFact {
    std::string_view caption;
    std::string_view kind;     ///< `distribution`, `control`, `readers`, `channel`, `series`, ...
    std::string_view meaning;  ///< A sentence.
    Era era;
};
/// In any case, blanks around it disregarded.
[[nodiscard]] const CaptionFact* find_caption(std::string_view caption);
[[nodiscard]] std::span<const CaptionFact> all_captions();

/// An executive order on classified information. [spec 4.1]
struct OrderFact {
    std::string_view number;  ///< `12958`
    Date signed_on;
    std::string_view meaning;
    Era era;  ///< In force.
};
[[nodiscard]] const OrderFact* find_order(std::string_view number);
[[nodiscard]] std::span<const OrderFact> all_orders();

/// What may stand behind an order's number: `XGDS-3`, `OADR`, `X1`. [spec 4.2]
struct DeclassificationFact {
    std::string_view order;
    std::string_view code;
    std::string_view meaning;
    Era era;
};
[[nodiscard]] const DeclassificationFact* find_declassification(std::string_view order,
                                                                std::string_view code);
[[nodiscard]] std::span<const DeclassificationFact> all_declassifications();

/// A reason for classifying: 1.4 (b). [spec 4.3]
struct ReasonFact {
    std::string_view section;  ///< `1.4`
    char letter = 0;           ///< `b`
    std::string_view order;
    std::string_view meaning;
    Era era;
};
/// The row that holds at a date or is nearest to it; without a date the latest.
[[nodiscard]] const ReasonFact* find_reason(std::string_view section, char letter,
                                            std::optional<Date> at = std::nullopt);
[[nodiscard]] std::span<const ReasonFact> all_reasons();

struct PrecedenceFact {
    std::string_view word;
    char prosign = 0;
    unsigned rank = 0;  ///< ROUTINE is 1.
    std::string_view meaning;
    Era era;
};
/// nullptr for None.
[[nodiscard]] const PrecedenceFact* find_precedence(Precedence precedence);

/// An operating signal or a group of security letters: `ZDK`, `CCCCC`. [spec 2.1]
struct SignalFact {
    std::string_view signal;
    std::string_view kind;  ///< `signal`, `security`
    std::string_view meaning;
    Era era;
};
[[nodiscard]] const SignalFact* find_signal(std::string_view signal);

/// An office, bureau or agency by its symbol: `EUR/RPM`, `CIAE`. [spec 8.3]
struct OfficeFact {
    std::string_view symbol;
    std::string_view kind;  ///< `office`, `bureau`, `agency`, `distribution`
    std::string_view name;
    Era era;
};
/// nullptr when the table has none, or when it was none at the date.
[[nodiscard]] const OfficeFact* find_office(std::string_view symbol,
                                            std::optional<Date> at = std::nullopt);

/// An acronym, or a word that telegrams clip: `MBFR`, `EMBOFF`.
struct AcronymFact {
    std::string_view word;       ///< Capitals.
    std::string_view form;       ///< As text in small letters has it: `MBFR`, `EmbOff`.
    bool in_text = false;        ///< False: it stands for this in subjects alone; in running text
                                 ///< it may be a word.
    bool joined = false;         ///< It is a word, unless another acronym or a figure is joined to
                                 ///< it: `PRI, PAN AND PRD`, `COP-15`.
    std::string_view expansion;  ///< May be empty.
    Era era;
};
[[nodiscard]] const AcronymFact* find_acronym(std::string_view word);

/// When an origin was there.
struct OriginYears {
    Era era;                ///< Opened and closed, as far as it is known.
    std::string_view seen;  ///< Years of its telegrams in the 2010 set: `1985-2010`; may be empty.
};
/// Of a row of all_origins().
[[nodiscard]] const OriginYears& years_of(const OriginFact& origin);

/// An address that stands for many: `CIS COLLECTIVE`. [spec 8.1]
struct CollectiveFact {
    std::string_view name;
    std::string_view meaning;
    Era era;
};
/// Capitals; `AIG 8798` is found as `AIG`.
[[nodiscard]] const CollectiveFact* find_collective(std::string_view plad);

}  // namespace reftel::telegram
