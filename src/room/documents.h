// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "archive/edition.h"
#include "search/document.h"

namespace reftel::room {

/// The telegrams of an edition as a search engine sees them.
class EditionDocuments : public search::DocumentSource {
 public:
    enum class CitedBy : std::uint8_t { Leave, Fill };
    /// `edition` must outlive this. Filling `cited_by` costs a look-up a telegram: only for queries
    /// that ask for it.
    EditionDocuments(const archive::Edition& edition, CitedBy cited_by)
        : edition_(edition), cited_by_(cited_by) {}
    [[nodiscard]] Result<void> for_each(
        const std::function<bool(const search::Document&)>& visit) const override;

 private:
    const archive::Edition& edition_;
    CitedBy cited_by_;
};

/// One telegram as a search engine sees it, `cited_by` left empty.
[[nodiscard]] search::Document to_document(const archive::OpenTelegram& open);

}  // namespace reftel::room
