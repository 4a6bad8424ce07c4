#if !Generator
#error("ecsc needs the package trait 'Generator', which 'traits: []' leaves out")
#endif
