# reftel_layer(NAME [HOT] DEPENDS ... USES ... SYSTEM ... SOURCES ... HEADERS ...)
#
# One folder under src/ is one static library reftel::NAME. DEPENDS: layers that our headers need (passed on to who depends
# on us). USES: layers that only our sources need (invisible above us). SYSTEM: libraries of others. A layer that is not yet
# defined cannot be named, so the order of add_subdirectory is the architecture. Each layer has a private include root
# that shows that layer alone: "archive/store.h" is found only through reftel::archive. HOT: tests run it over megabytes, so
# it is optimised when it is sanitized too, and more than the others in release; the others take half as long to compile without.
function(reftel_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "HOT" "" "SOURCES;HEADERS;DEPENDS;USES;SYSTEM")
  foreach(dep IN LISTS arg_DEPENDS arg_USES)
    if(NOT TARGET reftel::${dep})
      message(FATAL_ERROR "layer '${name}' may not depend on '${dep}': it is not below it in CMakeLists.txt")
    endif()
  endforeach()
  set(root ${PROJECT_BINARY_DIR}/layers/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)
  list(TRANSFORM arg_HEADERS PREPEND ${root}/${name}/)
  list(TRANSFORM arg_DEPENDS PREPEND reftel::)
  list(TRANSFORM arg_USES PREPEND reftel::)
  add_library(reftel_${name} STATIC ${arg_SOURCES})
  add_library(reftel::${name} ALIAS reftel_${name})
  target_sources(reftel_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${root} FILES ${arg_HEADERS})
  target_link_libraries(reftel_${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_USES} ${arg_SYSTEM} reftel_flags)
  if(arg_HOT AND REFTEL_SANITIZE)
    target_compile_options(reftel_${name} PRIVATE -O1)
  elseif(arg_HOT)
    # A parse calls memchr and its like some hundred times and thousands of small functions: no way round by the linker's table, and
    # each begins its line of the cache; docs/benchmarks.md says what that gave. GCC 12 warns at -O3 of writes in fmt's headers that do
    # not happen.
    target_compile_options(reftel_${name} PRIVATE
      $<$<CONFIG:Release>:-O3 -fno-plt -falign-functions=32>
      $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-stringop-overflow>)
  endif()
  reftel_precompile(reftel_${name} <algorithm> <array> <functional> <map> <memory> <optional> <span> <string> <unordered_map> <vector> <fmt/format.h>)
  set_target_properties(reftel_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
