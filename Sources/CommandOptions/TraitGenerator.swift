#if !Generator
#error("CommandOptions needs the package trait 'Generator', which 'traits: []' leaves out")
#endif
