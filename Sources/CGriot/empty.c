#include "griot.h"
