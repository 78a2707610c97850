#pragma once
// cups/ppd.h marks every call deprecated unless the includer is CUPS itself.
#define _CUPS_SOURCE
#include <cups/cups.h>
#include <cups/ppd.h>
#include <cups/sidechannel.h>
