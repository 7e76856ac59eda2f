// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

namespace reftel::cli {

/// The whole command line: finds the verb, runs it, gives the exit code.
/// 0 done, 1 finished with findings, 2 unusable arguments or input.
int run(int argc, char** argv);

}  // namespace reftel::cli
