// Keeps strings for better-sqlite3 below Node-API 10, where only objects can be referred to: each in an array of one.
#pragma once
#include <napi.h>

namespace Napi {

template <>
class Reference<String> {
 public:
  static Reference<String> New(const String& value, uint32_t count = 1) {
    Array box = Array::New(value.Env(), 1);
    box.Set(0u, value);
    Reference<String> kept;
    kept.box_ = Reference<Array>::New(box, count);
    return kept;
  }

  String Value() const { return box_.Value().Get(0u).As<String>(); }

 private:
  Reference<Array> box_;
};

}  // namespace Napi
