// Debian's libxml2 is built with ICU, and its headers name ICU's types, which Foundation has other ones of. Nothing
// here touches them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
