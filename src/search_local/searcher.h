// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/document.h"
#include "search/index.h"
#include "search_local/snapshot.h"
#include "search_local/thread_budget.h"

namespace reftel::search_local {

/// Corrupt when a file of the state was found damaged.
[[nodiscard]] Result<void> check_damage(const Snapshot& snapshot);

/// Answers a request from one state of the index. Corrupt when a file of the index is damaged (the
/// answer would not be sure), Malformed when the cursor is none of ours, and what `loader` gives.
/// The loader is asked by the calling thread alone.
[[nodiscard]] Result<search::Results> search_snapshot(const Snapshot& snapshot,
                                                      const search::SearchRequest& request,
                                                      const search::DocumentLoader& loader,
                                                      ThreadBudget& threads);

}  // namespace reftel::search_local
