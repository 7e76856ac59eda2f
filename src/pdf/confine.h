// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

namespace reftel::pdf {

/// Takes from this process what reading a PDF does not need, before the first byte of one is looked
/// at: memory beyond kPdfProcessBytes, writing files, the network, other programs, open files of
/// whoever started it, outliving them. For good.
void confine();

}  // namespace reftel::pdf
