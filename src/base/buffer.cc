// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/buffer.h"

#include <sys/mman.h>

#include <cstring>
#include <utility>

namespace reftel {

Buffer Buffer::copy_of(std::string_view bytes) {
    Buffer out;
    out.heap_ = std::make_unique<char[]>(bytes.size() + 1);
    if (!bytes.empty()) {
        std::memcpy(out.heap_.get(), bytes.data(), bytes.size());
    }
    out.data_ = out.heap_.get();
    out.size_ = bytes.size();
    return out;
}

Buffer Buffer::adopt_mapping(char* data, std::size_t size) {
    Buffer out;
    out.data_ = data;
    out.size_ = size;
    out.mapped_ = true;
    return out;
}

Buffer::Buffer(Buffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      mapped_(std::exchange(other.mapped_, false)),
      heap_(std::move(other.heap_)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
    if (this != &other) {
        release();
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
        mapped_ = std::exchange(other.mapped_, false);
        heap_ = std::move(other.heap_);
    }
    return *this;
}

Buffer::~Buffer() {
    release();
}

void Buffer::forget_pages() const {
    if (mapped_ && size_ > 0) {
        // Nothing was ever written to them, so nothing is lost; when it fails nothing is changed.
        (void)::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);
    }
}

void Buffer::release() {
    if (mapped_ && size_ > 0) {
        ::munmap(const_cast<char*>(data_), size_);
    }
    heap_.reset();
}

}  // namespace reftel
