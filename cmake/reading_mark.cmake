# Writes OUT, a .cc that defines reftel::archive::reading_mark(): the hash of the sources in the list of paths LIST.
file(STRINGS ${LIST} files)
set(hashes "")
foreach(file IN LISTS files)
  file(SHA256 ${file} hash)
  string(APPEND hashes ${hash})
endforeach()
string(SHA256 mark "${hashes}")
string(SUBSTRING ${mark} 0 16 mark)
file(WRITE ${OUT} "#include \"archive/reading_mark.h\"
namespace reftel::archive {
std::string_view reading_mark() {
    return \"${mark}\";
}
}  // namespace reftel::archive
")
