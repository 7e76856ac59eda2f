// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/window.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/assert.h"
#include "sources/limits.h"

namespace reftel::sources {

Window::Window(Input& input)
    : stream_(std::move(input.stream)),
      bytes_(input.head.begin(), input.head.end()),
      end_(input.head.size()) {
    at_end_ = stream_ == nullptr;
}

void Window::make_room(std::size_t size) {
    if (begin_ > 0) {
        std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (bytes_.size() < end_ + size) {
        bytes_.resize(end_ + size);
    }
}

void Window::want(std::size_t size) {
    if (at_end_ || size <= end_ - begin_) {
        return;
    }
    make_room(std::max(size - (end_ - begin_), kChunkSize));
    while (!at_end_ && end_ - begin_ < size) {
        const Result<std::size_t> count =
            stream_->read({bytes_.data() + end_, bytes_.size() - end_});
        if (!count) {
            error_ = count.error();
            at_end_ = true;
        } else if (*count == 0) {
            at_end_ = true;
        } else {
            end_ += *count;
        }
    }
}

void Window::grow() {
    want(std::max((end_ - begin_) * 2, kChunkSize));
}

void Window::consume(std::size_t size) {
    REFTEL_ASSERT(size <= end_ - begin_, "only what is visible can be consumed");
    begin_ += size;
    offset_ += size;
}

}  // namespace reftel::sources
